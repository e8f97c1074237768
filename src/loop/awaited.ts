/** Awaited figures as they are told: by due date, and by whom they are awaited from. */
import { listText, upperFirst } from '../domain/danish-text.ts'
import { periodText } from '../domain/time/cadence.ts'
import { dateText } from '../domain/time/calendar.ts'
import type { Open, Postponed } from '../domain/time/due.ts'
import type { Person } from '../store/people.ts'
import { codesText } from './wording.ts'

/** Figures with one due date and the same owners; none when nobody owns them yet. */
export type Awaited = { due: string; owners: string[]; codes: string }

export const ownersOf = (people: readonly Person[], code: string): string[] =>
  people.filter((person) => person.owns.includes(code)).map((person) => person.name)

export function awaitedGroups(people: readonly Person[], open: readonly Open[]): Awaited[] {
  const groups = Map.groupBy(open, ({ code, due }) => `${due} ${ownersOf(people, code)}`)
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(({ code, due }) => ({
      due,
      owners: ownersOf(people, code),
      codes: codesText(group),
    })),
  )
}

/** A line a due date, below it one a group: "– 1C og 1E for 2015 fra dataejer bolig". */
export function dueLines(
  people: readonly Person[],
  open: readonly Open[],
  today: string,
): string[] {
  const byDay = Map.groupBy(awaitedGroups(people, open), ({ due }) => due)
  return [...byDay].flatMap(([day, groups]) => [
    `${day < today ? `Fristen var ${dateText(day)}` : upperFirst(dateText(day))}:`,
    ...groups.map(({ owners, codes }) => `– ${codes} ${fromText(owners)}`),
  ])
}

/** "1F2 for 2015 fra dataejer botilbud ventes den 1. april 2016: registeret opdateres" */
export function postponedLine(
  people: readonly Person[],
  { code, period, expectedOn, reason }: Postponed,
  today: string,
): string {
  const figure = `${code} for ${periodText(period)} ${fromText(ownersOf(people, code))}`
  return `${figure} ${expectedText(expectedOn, today)}: ${reason}`
}

/** "ventes den 1. april 2016"; of a day that has passed "var ventet". */
export const expectedText = (day: string, today: string): string =>
  `${day < today ? 'var ventet' : 'ventes'} ${dateText(day)}`

const fromText = (owners: readonly string[]): string =>
  owners.length === 0 ? '(endnu ingen dataejer)' : `fra ${listText(owners)}`
