/** What is wrong with an adoption form that was sent in. */
import { askedDays, exampleDay } from '../../domain/asked-days.ts'
import type { GoalSet } from '../../domain/goal-set.ts'
import { dateText } from '../../domain/time/calendar.ts'
import { readDay } from '../../domain/time/danish-date.ts'
import type { Known } from '../known.ts'
import { type AdoptionTyped, channelPlaces, FIELD, NONE, ownerFields, SAME } from './fields.ts'

/** A sentence for each field with something wrong; `startsOn` is an ISO date, null when it cannot be used. */
export type Judged = { problems: Readonly<Record<string, string>>; startsOn: string | null }

/** @param today ISO date */
export function judgeAdoption(
  set: GoalSet,
  others: readonly Known[],
  typed: AdoptionTyped,
  today: string,
): Judged {
  const start = startOf(set, typed[FIELD.startsOn] ?? '', today)
  const places = new Set(channelPlaces(others).map(({ key }) => key))
  const people = [FIELD.leader, FIELD.owner, ...ownerFields(set, others).map(({ field }) => field)]
  const channels = set.pejlemaerker.map(({ number }) => FIELD.channel(number))
  const problems = [
    [FIELD.startsOn, start.problem],
    [FIELD.place, placeProblem(typed[FIELD.place] || NONE, places, 'Vælg en kanal til ledelsen.')],
    ...channels.map((field) => [field, placeProblem(typed[field] || NONE, places, '')]),
    ...people.map((field) => [field, personProblem(typed[field] || NONE, others)]),
  ].filter(([, problem]) => problem !== '')
  return { problems: Object.fromEntries(problems), startsOn: start.day }
}

function startOf(
  set: GoalSet,
  typed: string,
  today: string,
): { day: string | null; problem: string } {
  const refused = (problem: string) => ({ day: null, problem })
  const read = readDay(typed, today)
  if (read.kind === 'problem') return refused(read.text)
  if (read.kind === 'none' || read.rest !== '')
    return refused(`Skriv den dag, opfølgningen begynder, fx ${exampleDay(set, today)}.`)
  const { first, last } = askedDays(set)
  if (read.day < first)
    return refused(`${set.title} begynder ${dateText(first)}. Skriv den dag eller en senere.`)
  if (read.day > last)
    return refused(
      `Det sidste, der spørges om, ${last < today ? 'havde' : 'har'} frist ${dateText(last)}. Skriv den dag eller en tidligere.`,
    )
  return { day: read.day, problem: '' }
}

function placeProblem(chosen: string, places: ReadonlySet<string>, none: string): string {
  if (chosen === NONE) return none
  return places.has(chosen) ? '' : 'Den kanal kender jeg ikke. Vælg en fra listen.'
}

function personProblem(chosen: string, [first]: readonly Known[]): string {
  if ([NONE, SAME].includes(chosen) || first?.people.some(({ key }) => key === chosen)) return ''
  const name = first?.names.get(chosen)
  return name ? `${name} er ikke med længere. Vælg en anden.` : 'Vælg en fra listen.'
}
