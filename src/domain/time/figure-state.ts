/** What is the case with a figure of one delmål and period: it is there, waited for, or will not come. */
import { leavesInCodeOrder, lineageOf } from '../code-order.ts'
import { isRetired } from '../delmaal.ts'
import { type FigureKey, figureIn } from '../figure-key.ts'
import type { Delmaal, Facts, GoalSet } from '../goal-set.ts'
import {
  comparePeriods,
  dayAfter,
  dueDate,
  followedUp,
  type Period,
  periodEndYear,
} from './cadence.ts'
import { addMonths, dayOf } from './calendar.ts'
import { ladderEnd } from './ladder.ts'

/** What was last said of a period that has no figure. All days are ISO dates. */
export type Said = { code: string; period: Period; reason: string } & (
  | { kind: 'postponed'; expectedOn: string }
  | { kind: 'given-up' }
  /** Given up or let go before, and waited for again from this day. */
  | { kind: 'reopened'; on: string }
)

/** What decides whether figures are waited for; a situation (loop/situation.ts) is one. */
export type Awaiting = {
  set: GoalSet
  facts: Facts
  /** By the figure's name in its goal set (`figureIn`); of periods that have a figure there is none. */
  said: ReadonlyMap<string, Said>
  /** What was due before is not asked for; null: everything is. */
  startsOn: string | null
  /** When a controller began to follow it up; null: its file did. What was due long before then gets its full time. */
  adoptedAt: Date | null
}

/** A period that a delmål is asked for. */
export type Expected = {
  period: Period
  /** In years, as a target's (cadence.ts). */
  endYear: number
  /** The first day after the period: from then on it can have a figure. */
  over: string
  /** The ordinary due date. */
  due: string
  /** The last day on which it is waited for when nobody answers. */
  final: string
}

export type FigureState =
  | { kind: 'answered' }
  /** Retired, at or before the baseline, after the target year, or due before the follow-up began. */
  | { kind: 'not-asked' }
  /** "Tallet kommer ikke", with why. */
  | { kind: 'given-up'; reason: string }
  /** A newer period, the newest there is, has a figure. */
  | { kind: 'overtaken'; by: Period }
  /** Nobody answered for it in time. */
  | { kind: 'past'; final: string }
  /** Also when it is not due yet. `due` is the ordinary due date unless it was `moved`. */
  | {
      kind: 'awaited'
      due: string
      moved: boolean
      /** It was given up, and is waited for again. */
      reopened: boolean
      /** Why it was moved, in somebody's own words; "" when it was not. */
      reason: string
      final: string
    }

/** How long a figure is waited for when nobody answers, in months from its due date, where a goal set does not say. */
export const FINAL_MONTHS = 12

/** One entry for each cadence, target year and wait there ever was; every delmål has its own copy of these. */
const known = new Map<string, readonly Expected[]>()

/** Every period that a delmål is asked for in its whole life, oldest first, whatever is known. */
export function expectedPeriods(delmaal: Delmaal): readonly Expected[] {
  const { cadence, targetYear, finalMonths } = delmaal
  const { from, interval, lagMonths, every } = cadence
  const key = `${from} ${interval} ${lagMonths} ${every} ${targetYear} ${finalMonths}`
  const periods = known.get(key) ?? periodsOf(delmaal)
  known.set(key, periods)
  return periods
}

function periodsOf({ cadence, targetYear, finalMonths }: Delmaal): Expected[] {
  const periods: Expected[] = []
  const late = { ...cadence, lagMonths: cadence.lagMonths + finalMonths }
  for (const period of followedUp(cadence)) {
    const endYear = periodEndYear(period)
    if (endYear > targetYear) break
    const [due, final] = [dueDate(period, cadence), dueDate(period, late)]
    periods.push({ period, endYear, over: dayAfter(period), due, final })
  }
  return periods
}

/**
 * What is the case with each period of a leaf on an ISO day, as long as it is followed up at all. What
 * depends on the leaf alone is worked out once: this is asked of ten thousand for every answer.
 */
export function statesOf(
  { code, finalMonths }: Delmaal,
  { facts, said, startsOn, adoptedAt }: Omit<Awaiting, 'set'>,
): (expected: Expected, today: string) => FigureState {
  const baselineYear = facts.baselines.get(code)?.year ?? Number.NEGATIVE_INFINITY
  const figures = facts.figures.get(code)?.map(({ period }) => period) ?? []
  const newest = figures.reduce<Period | null>(
    (a, b) => (a !== null && comparePeriods(a, b) > 0 ? a : b),
    null,
  )
  return ({ period, endYear, due, final }, today) => {
    if (figures.includes(period)) return { kind: 'answered' }
    const last = said.get(figureIn({ code, period })) ?? null
    // At or before the baseline a figure would be refused, so nobody is asked for one.
    if (endYear <= baselineYear || (last === null && startsOn !== null && due < startsOn))
      return { kind: 'not-asked' }
    if (last?.kind === 'given-up') return { kind: 'given-up', reason: last.reason }
    if (newest !== null && comparePeriods(newest, period) > 0)
      return { kind: 'overtaken', by: newest }
    const soonest = adoptedAt === null ? final : finalFrom(adoptedAt, finalMonths)
    const wait = waitFor(due, soonest > final ? soonest : final, last)
    return today > wait.final ? { kind: 'past', final: wait.final } : { kind: 'awaited', ...wait }
  }
}

/** One entry for each moment a follow-up began at. */
const finals = new Map<string, string>()

/** The last day on which what was due long before a follow-up began is waited for. */
function finalFrom(began: Date, finalMonths: number): string {
  const key = `${began.getTime()} ${finalMonths}`
  const final = finals.get(key) ?? addMonths(dayOf(began), finalMonths)
  finals.set(key, final)
  return final
}

/** Until when: whoever was to be asked again on another day is asked to the end of that day's ladder. */
function waitFor(due: string, final: string, last: Exclude<Said, { kind: 'given-up' }> | null) {
  const day = last === null ? due : last.kind === 'postponed' ? last.expectedOn : last.on
  const reopened = last?.kind === 'reopened'
  // What is reopened before it is due is asked for when it is.
  if (last === null || (reopened && day < due))
    return { due, moved: false, reopened, reason: last?.reason ?? '', final }
  const end = ladderEnd(day)
  return { due: day, moved: true, reopened, reason: last.reason, final: end > final ? end : final }
}

/** Whether a leaf is followed up on a day: parts go out with the delmål that they are parts of. */
export const isFollowed = (path: readonly Delmaal[], today: string): boolean =>
  path.every((delmaal) => isActive(delmaal, today))

export function isActive({ lifecycle }: Delmaal, today: string): boolean {
  return lifecycle.state !== 'proposed-for-retirement' && !isRetired(lifecycle, today)
}

/** What is the case with one figure on an ISO day; a code or period that is never asked for is `not-asked`. */
export function figureState(
  followed: Awaiting,
  { code, period }: Omit<FigureKey, 'set'>,
  today: string,
): FigureState {
  const lineage = lineageOf(followed.set, code)
  if (!lineage) return { kind: 'not-asked' }
  const { leaf, path } = lineage
  if (followed.facts.figures.get(code)?.some((one) => one.period === period))
    return { kind: 'answered' }
  const expected = expectedPeriods(leaf).find((one) => one.period === period)
  if (!expected || !isFollowed(path, today)) return { kind: 'not-asked' }
  return statesOf(leaf, followed)(expected, today)
}

/** A figure that a goal set asks for in its whole life, and what is the case with it. */
type ExpectedFigure = { code: string; expected: Expected; state: FigureState }

/** Every figure that a goal set asks for, on an ISO day: by code as Danes sort, then by period. */
export function figureStates(followed: Awaiting, today: string): ExpectedFigure[] {
  return leavesInCodeOrder(followed.set).flatMap(({ leaf, path }) => {
    const isAsked = isFollowed(path, today)
    const stateOf = statesOf(leaf, followed)
    return expectedPeriods(leaf).map((expected): ExpectedFigure => {
      const state = stateOf(expected, today)
      const shown: FigureState =
        isAsked || state.kind === 'answered' ? state : { kind: 'not-asked' }
      return { code: leaf.code, expected, state: shown }
    })
  })
}
