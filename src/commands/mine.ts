import { type ListCard, listCard } from '../cards/list.ts'
import type { PejlemaerkeStatus } from '../domain/barometer/status.ts'
import { upperFirst } from '../domain/danish-text.ts'
import { formatFigure } from '../domain/figures/danish-format.ts'
import { type GoalSet, leafOf } from '../domain/goal-set.ts'
import { comparePeriods, periodText } from '../domain/time/cadence.ts'
import { dateText } from '../domain/time/calendar.ts'
import type { Open } from '../domain/time/due.ts'
import { againText, expectedText } from '../loop/awaited.ts'
import { delmaalName, pejlemaerkeName } from '../loop/names.ts'
import type { Pejl } from '../loop/pejl.ts'
import { type Situation, YEAR_AHEAD } from '../loop/situation.ts'
import { statusOf } from '../loop/status-of.ts'
import type { Person } from '../store/people.ts'
import type { Command } from './command.ts'
import { ownStepRows, ownSteps } from './plan/step-rows.ts'

export const mine: Command = {
  name: 'mine',
  aliases: ['my', 'mit'],
  usage: '',
  description: 'viser dine egne tal med frister og de pejlemærker, du er leder for',
  example: 'mine',
  onlyShows: true,
  async run(pejl, { person, situations }) {
    const figures = situations.flatMap((known) => ownFigures(pejl, known, person))
    const leads = situations.flatMap((known) => ledBy(pejl, known, person.key))
    return {
      card: ownCard(pejl, situations, person, leads),
      json: {
        person: person.key,
        figures: figures.map(({ delmaal, newest, awaited: [next = null] }) => ({
          code: delmaal.code,
          title: delmaal.title,
          newest: newest && { value: newest.value, period: newest.period },
          next: next && { period: next.period, due: next.due, moved: next.moved },
        })),
        steps: situations.flatMap((known) =>
          ownSteps(pejl, known, person.key).map(({ item, open }) => ({
            goalSet: known.set.key,
            code: item.code,
            title: item.title,
            period: open.period,
            due: open.due,
          })),
        ),
        leads: leads.map(({ status: { goalSet, number, title, score, display } }) => ({
          goalSet,
          number,
          title,
          score,
          display,
        })),
      },
      ok: true,
    }
  },
}

/** A person's figures with their deadlines, and the pejlemærker that they lead (`leads`). */
export function ownCard(
  pejl: Pejl,
  situations: readonly Situation[],
  person: Person,
  leads: readonly Led[],
): ListCard {
  const figures = situations.flatMap((known) => ownFigures(pejl, known, person))
  const rows = [
    ...figures.map(({ name, delmaal, newest, awaited, today }) => ({
      heading: `${name} · ${delmaal.title}`,
      text: newest
        ? `Seneste tal: ${formatFigure(newest.value, delmaal.unit)} (${periodText(newest.period)})`
        : 'Der er ikke noget tal endnu.',
      detail: toldOf(awaited, today).join('\n') || 'Ingen frist lige nu.',
    })),
    ...situations.flatMap((known) => ownStepRows(pejl, known, person.key)),
    ...leads.map(({ topic, status }) => ({
      heading: `${upperFirst(status.noun.one)} ${topic} · ${status.title}: ${status.display}`,
      text: `Datagrundlag: ${status.coverage.text}`,
    })),
  ]
  return listCard(
    upperFirst(person.name),
    rows.length === 0 ? nothingOwn(person) : '',
    rows,
    figures.length === 0 ? [] : [{ title: 'Indberet mine tal', command: 'indberet' }],
    { own: true },
  )
}

function ownFigures(pejl: Pejl, { set, facts, today, ...known }: Situation, { owns }: Person) {
  const open = Map.groupBy(known.openWithin(YEAR_AHEAD), ({ code }) => code)
  return owns.flatMap((own) => {
    const delmaal = own.set === set.key && leafOf(set, own.code)
    if (!delmaal) return []
    const { code } = delmaal
    const newest = (facts.figures.get(code) ?? [])
      .toSorted((a, b) => comparePeriods(a.period, b.period))
      .at(-1)
    const awaited = open.get(code) ?? []
    const name = delmaalName(pejl, set, code)
    return [{ name, delmaal, newest: newest ?? null, awaited, today }]
  })
}

type Led = { set: GoalSet; topic: string; status: PejlemaerkeStatus }

/** The pejlemærker that somebody is the leader of. */
export const ledBy = (pejl: Pejl, known: Situation, key: string): Led[] =>
  [...known.channels.values()]
    .flatMap(({ leader, number }) => (leader === key && number !== null ? [number] : []))
    .sort((a, b) => a - b)
    .map((number) => ({
      set: known.set,
      topic: pejlemaerkeName(pejl, known.set, number),
      status: statusOf(known, number),
    }))

/** What is overdue or postponed, and the next deadline alone. */
function toldOf(awaited: readonly Open[], today: string): string[] {
  const next = awaited.find(({ due: day, moved }) => !moved && day >= today)
  return awaited
    .filter((one) => one === next || one.moved || one.due < today)
    .map((one) => deadlineText(one, today))
}

function deadlineText({ period, due: day, moved, reopened }: Open, today: string): string {
  const deadline = `${day < today ? 'Fristen var' : 'Næste frist'} ${dateText(day)}`
  const promised = reopened ? againText(day) : expectedText(day, today)
  const when = moved ? upperFirst(promised) : deadline
  return `${when} (tallet for ${periodText(period)})`
}

const nothingOwn = ({ isController }: Person): string =>
  isController
    ? 'Du har ingen egne tal. Som controller kan du indberette og rette alle; »mangler« viser, hvad der afventes.'
    : 'Du har hverken egne tal eller pejlemærker at følge op på. Skriv »status« for at se dem alle.'
