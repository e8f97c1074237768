import { type ListCard, type ListData, listCard } from '../cards/list.ts'
import { listText, upperFirst } from '../domain/danish-text.ts'
import { allLeaves } from '../domain/goal-set.ts'
import { periodText } from '../domain/time/cadence.ts'
import { dateText } from '../domain/time/calendar.ts'
import { awaitedGroups, expectedText, ownerNames } from '../loop/awaited.ts'
import { ownersOf } from '../loop/known.ts'
import type { Situation } from '../loop/situation.ts'
import type { Command } from './command.ts'

/** How far ahead "mangler" looks, in days. */
const AHEAD_DAYS = 42

export const mangler: Command = {
  name: 'mangler',
  aliases: ['missing', 'afventer'],
  usage: '',
  description: 'viser, hvilke tal der afventes, fra hvem og hvornår, og hvad der mangler baseline',
  example: 'mangler',
  onlyShows: true,
  async run(_pejl, { situations }) {
    const json = situations.map(missingJson)
    return {
      card: missingCard(situations, [{ title: 'Mine tal', command: 'mine' }]),
      json: situations.length > 1 ? { goalSets: json } : json[0],
      ok: true,
    }
  },
}

/** What is awaited, from whom and when, and what has no baseline. `except`: whose figures are not told. */
export function missingCard(
  situations: readonly Situation[],
  actions: ListData['actions'],
  except = '',
): ListCard {
  const several = situations.length > 1
  const rows = situations.flatMap((known) => {
    const own = [...awaitedRows(known, except), ...baselineRows(known)]
    return several && own.length > 0 ? [{ heading: known.set.title, text: '' }, ...own] : own
  })
  const awaited = situations.flatMap((known) => awaitedRows(known, except))
  const intro = awaited.length === 0 ? `Ingen tal har frist inden for ${AHEAD_DAYS / 7} uger.` : ''
  return listCard(except === '' ? 'Det afventes' : 'Det afventes af andre', intro, rows, actions)
}

function awaitedRows(known: Situation, except: string) {
  const { today } = known
  const isTold = ({ code }: { code: string }) =>
    ownersOf(known, code).every(({ key }) => key !== except)
  const postponed = known.postponed.filter(isTold)
  const open = known.openWithin(AHEAD_DAYS).filter((figure) => !figure.moved && isTold(figure))
  return [
    ...awaitedGroups(known, open).map(({ due: day, owners, codes }) => ({
      heading: owners.length > 0 ? listText(owners) : 'Endnu ingen dataejer',
      text: `${codes}: ${day < today ? 'fristen var' : 'frist'} ${dateText(day)}`,
      detail:
        owners.length > 0 ? '' : 'Spørgsmålet går til en controller, som kan vælge en dataejer.',
    })),
    ...postponed.map(({ code, period, expectedOn, reason }) => ({
      heading: `${code} for ${periodText(period)} findes ikke endnu`,
      text: `${upperFirst(expectedText(expectedOn, today))}: ${reason}`,
    })),
  ]
}

function baselineRows(known: Situation) {
  const codes = withoutBaseline(known)
  return codes.length === 0
    ? []
    : [
        {
          heading: 'Uden baseline',
          text: listText(codes),
          detail: 'Det første tal bliver baseline, når en controller har bekræftet det.',
        },
      ]
}

const withoutBaseline = ({ set, facts }: Situation): string[] =>
  allLeaves(set)
    .map(({ delmaal }) => delmaal)
    .filter(({ code, lifecycle }) => lifecycle.state === 'active' && !facts.baselines.has(code))
    .map(({ code }) => code)

const missingJson = (known: Situation) => ({
  awaited: known
    .openWithin(AHEAD_DAYS)
    .map((figure) => ({ ...figure, owners: ownerNames(known, figure.code) })),
  postponed: known.postponed,
  noBaseline: withoutBaseline(known),
})
