/** Awaited figures as they are told: by due date, and by whom they are awaited from. */
import { listText, upperFirst } from '../domain/danish-text.ts'
import { comparePeriods, periodText } from '../domain/time/cadence.ts'
import { dateText } from '../domain/time/calendar.ts'
import type { Open } from '../domain/time/due.ts'
import { type Awaiting, figureState, figureStates, type Said } from '../domain/time/figure-state.ts'
import { type Known, ownersOf } from './known.ts'

/** Figures with one due date and the same owners; none when nobody owns them yet. */
export type Awaited = { due: string; reopened: boolean; owners: string[]; codes: string }

export const ownerNames = (known: Known, code: string): string[] =>
  ownersOf(known, code).map(({ name }) => name)

export function awaitedGroups(known: Known, open: readonly Open[]): Awaited[] {
  const groups = Map.groupBy(
    open,
    ({ code, due, moved }) => `${due} ${moved} ${ownerNames(known, code)}`,
  )
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(({ code, due, moved, reopened }) => ({
      due,
      reopened: moved && reopened,
      owners: ownerNames(known, code),
      codes: codesText(group),
    })),
  )
}

/** "1A, 1B og 1C for 2015", a period at a time. */
export function codesText(figures: readonly { code: string; period: string }[]): string {
  const byPeriod = Map.groupBy(figures, ({ period }) => period)
  return listText(
    [...byPeriod]
      .sort(([a], [b]) => comparePeriods(a, b))
      .map(([period, own]) => `${listText(own.map(({ code }) => code))} for ${periodText(period)}`),
  )
}

/** A line a due date, below it one a group: "– 1C og 1E for 2015 fra dataejer bolig". */
export function dueLines(known: Known, open: readonly Open[], today: string): string[] {
  const byDay = Map.groupBy(awaitedGroups(known, open), (group) => dayLine(group, today))
  return [...byDay].flatMap(([day, groups]) => [
    `${day}:`,
    ...groups.map(({ owners, codes }) => `– ${codes} ${fromText(owners)}`),
  ])
}

/**
 * What is said of these delmål's figures that are not there, as it stays true: "1E for 2015 kommer ikke: …",
 * "1D for 2015 findes ikke endnu, forventet den 1. april 2016: …".
 * @param today ISO date; what is overtaken or let go by then is expected no more
 * @param year only for periods of this year; null: where no newer figure has overtaken it
 */
export const notThereNotes = (
  followed: Awaiting & { today: string },
  codes: readonly string[],
  year: number | null,
): string[] =>
  [...followed.said.values()]
    .filter(({ code }) => codes.includes(code))
    .filter(({ code, period }) =>
      year === null
        ? !followed.facts.figures
            .get(code)
            ?.some((figure) => comparePeriods(figure.period, period) > 0)
        : period.startsWith(`${year}`),
    )
    .flatMap((one) => notThereText(followed, one))

function notThereText(followed: Awaiting & { today: string }, one: Said): string[] {
  const figure = `${one.code} for ${periodText(one.period)}`
  if (one.kind === 'given-up') return [`${figure} kommer ikke: ${one.reason}`]
  if (one.kind !== 'postponed' || !isAwaited(followed, one, followed.today)) return []
  return [`${figure} findes ikke endnu, forventet ${dateText(one.expectedOn)}: ${one.reason}`]
}

const isAwaited = (followed: Awaiting, one: Said, today: string): boolean =>
  figureState(followed, one, today).kind === 'awaited'

type Postponed = Extract<Said, { kind: 'postponed' }>

/** The figures that somebody has said do not exist yet, and that are awaited on a day of their own. */
export const postponedFigures = (followed: Awaiting, today: string): Postponed[] =>
  [...followed.said.values()].flatMap((one) =>
    one.kind === 'postponed' && isAwaited(followed, one, today) ? [one] : [],
  )

/** Figures that nobody waits for any more, though they never came. */
export type LetGo = {
  /** Somebody has said that they do not come, and why. */
  givenUp: { code: string; period: string; reason: string }[]
  /** Overtaken by a newer figure, or past their final date. */
  notReported: { code: string; period: string }[]
}

export function letGo(followed: Awaiting, today: string): LetGo {
  const states = figureStates(followed, today)
  return {
    givenUp: states.flatMap(({ code, expected: { period }, state }) =>
      state.kind === 'given-up' ? [{ code, period, reason: state.reason }] : [],
    ),
    notReported: states.flatMap(({ code, expected: { period }, state }) =>
      state.kind === 'overtaken' || state.kind === 'past' ? [{ code, period }] : [],
    ),
  }
}

function dayLine({ due, reopened }: Awaited, today: string): string {
  if (reopened) return upperFirst(againText(due))
  return due < today ? `Fristen var ${dateText(due)}` : upperFirst(dateText(due))
}

/** "afventes igen siden den 10. maj 2016": of a figure that was given up, or that nobody answered for. */
export const againText = (day: string): string => `afventes igen siden ${dateText(day)}`

/** "1F2 for 2015 fra dataejer botilbud forventes den 1. april 2016: registeret opdateres" */
export function postponedLine(
  known: Known,
  { code, period, expectedOn, reason }: Postponed,
  today: string,
): string {
  const figure = `${code} for ${periodText(period)} ${fromText(ownerNames(known, code))}`
  return `${figure} ${expectedText(expectedOn, today)}: ${reason}`
}

/** "forventes den 1. april 2016"; of a day that has passed "var forventet". */
export const expectedText = (day: string, today: string): string =>
  `${day < today ? 'var forventet' : 'forventes'} ${dateText(day)}`

const fromText = (owners: readonly string[]): string =>
  owners.length === 0 ? '(endnu ingen dataejer)' : `fra ${listText(owners)}`
