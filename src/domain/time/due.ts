/** Which figures are awaited. */
import { leavesInCodeOrder } from '../code-order.ts'
import { figureIn } from '../figure-key.ts'
import type { Cadence, Delmaal, Facts, GoalSet } from '../goal-set.ts'
import { dayAfter, dueDate, type Period, periodEndYear, periodsDue } from './cadence.ts'
import { addDays, at } from './calendar.ts'
import { hasBegun, ladder, NOTICE_DAYS } from './ladder.ts'

/** A figure that is awaited. */
export type Open = {
  code: string
  period: Period
  /** ISO date: the ordinary due date, or the one that an owner expects the figure on. */
  due: string
  moved: boolean
  /** Why it does not exist yet, in the owner's words; "" when nobody has said so. */
  reason: string
}

/** "Tallet findes ikke endnu", as an owner answered for one period. */
export type Postponed = { code: string; period: Period; expectedOn: string; reason: string }

/** A period that a cadence asks for: when it ends, in years, and its ordinary due date. */
export type Followed = { period: Period; endYear: number; due: string }

/** Whether a period is over on an ISO day; before that it has no figure to report. */
export function hasEnded(period: Period, today: string): boolean {
  return dayAfter(period) <= today
}

/**
 * Every followed-up period that has no figure and whose ladder begins on or before `until`, an ISO
 * day: by due date, then by code as Danes sort, then by period. `postponed` is oldest first; the
 * newest of a period decides. Delmål that are retired or proposed to be are asked for nothing.
 * @param startsOn ISO date of a follow-up that began later: what was due before is not asked for
 *
 * Fast enough to be asked again for every answer: what depends on the cadence or the due date alone
 * is worked out once, not for each of ten thousand delmål.
 */
export function openFigures(
  set: GoalSet,
  facts: Facts,
  postponed: readonly Postponed[],
  until: string,
  startsOn: string | null = null,
): Open[] {
  const newest = newestPostponed(postponed)
  const endOfDay = at(until, '23:59')
  // Wider than what is due: a figure can be postponed, also to an earlier date than the ordinary
  // one, as soon as its period is over; and a forvarsel may come before that.
  const over = onceACadence((cadence) => periodsOver(cadence, addDays(until, NOTICE_DAYS)))
  return (
    leavesInCodeOrder(set)
      // Parts go out with the delmål that they are parts of.
      .filter(({ path }) => path.every((delmaal) => isActive(delmaal, until)))
      .flatMap(({ leaf }) => {
        const { isAwaited } = expectations(leaf, facts)
        return over(leaf.cadence)
          .filter(isAwaited)
          .map((one) => awaited(leaf.code, one, newest))
      })
      .filter(({ due, moved }) => moved || startsOn === null || due >= startsOn)
      .filter(({ due, moved }) => hasBegun(ladder(due, moved), endOfDay))
      // By code and, within it, by period they stand already, and sorting keeps that.
      .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  )
}

export function isActive({ lifecycle }: Delmaal, today: string): boolean {
  return lifecycle.state === 'active' || (lifecycle.state === 'retired' && today < lifecycle.from)
}

const followed = (period: Period, cadence: Cadence): Followed => ({
  period,
  endYear: periodEndYear(period),
  due: dueDate(period, cadence),
})

/** The followed-up periods that are over on an ISO day, oldest first, whatever is known of them. */
export function periodsOver(cadence: Cadence, today: string): Followed[] {
  const over = periodsDue({ ...cadence, lagMonths: 0 }, today)
  return over.map((period) => followed(period, cadence))
}

/** Keeps a result for each cadence; a goal set has few, though every delmål has its own copy. */
function onceACadence<T>(work: (cadence: Cadence) => T): (cadence: Cadence) => T {
  const known = new Map<string, T>()
  return (cadence) => {
    const key = `${cadence.from} ${cadence.interval} ${cadence.lagMonths} ${cadence.every}`
    const result = known.get(key) ?? work(cadence)
    known.set(key, result)
    return result
  }
}

/** What is asked of a delmål, given what is known. */
export function expectations({ code, targetYear }: Delmaal, { baselines, figures }: Facts) {
  const baselineYear = baselines.get(code)?.year ?? Number.NEGATIVE_INFINITY
  const answered = new Set(figures.get(code)?.map(({ period }) => period))
  /**
   * A figure for a period at or before the baseline would be refused, so nobody is asked for one; the
   * last one that is asked for is the target year's.
   */
  const isAskedFor = ({ endYear }: Followed): boolean =>
    endYear > baselineYear && endYear <= targetYear
  const isAwaited = (one: Followed): boolean => isAskedFor(one) && !answered.has(one.period)
  return { isAskedFor, isAwaited }
}

/** The newest postponement of each delmål and period; `postponed` is oldest first. */
export function newestPostponed(postponed: readonly Postponed[]): ReadonlyMap<string, Postponed> {
  return new Map(postponed.map((one) => [figureIn(one), one]))
}

export function awaited(
  code: string,
  { period, due }: Followed,
  postponed: ReadonlyMap<string, Postponed>,
): Open {
  const newest = postponed.get(figureIn({ code, period }))
  const { expectedOn = due, reason = '' } = newest ?? {}
  return { code, period, due: expectedOn, moved: newest !== undefined, reason }
}
