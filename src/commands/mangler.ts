import { listCard } from '../cards/list.ts'
import { listText, upperFirst } from '../domain/danish-text.ts'
import { allLeaves } from '../domain/goal-set.ts'
import { periodText } from '../domain/time/cadence.ts'
import { dateText } from '../domain/time/calendar.ts'
import { awaitedGroups, expectedText, ownerNames } from '../loop/awaited.ts'
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
    const several = situations.length > 1
    const rows = situations.flatMap((known) => {
      const own = [...awaitedRows(known), ...baselineRows(known)]
      return several && own.length > 0 ? [{ heading: known.set.title, text: '' }, ...own] : own
    })
    const awaited = situations.flatMap(awaitedRows)
    const intro =
      awaited.length === 0 ? `Ingen tal har frist inden for ${AHEAD_DAYS / 7} uger.` : ''
    const json = situations.map(missingJson)
    return {
      card: listCard('Det afventes', intro, rows, [{ title: 'Mine tal', command: 'mine' }]),
      json: several ? { goalSets: json } : json[0],
      ok: true,
    }
  },
}

function awaitedRows(known: Situation) {
  const { today, postponed } = known
  const open = known.openWithin(AHEAD_DAYS).filter((figure) => !figure.moved)
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
