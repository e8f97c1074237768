/** Which figures are awaited. */
import { leavesInCodeOrder } from '../code-order.ts'
import { dayAfter, type Period } from './cadence.ts'
import { addDays, at } from './calendar.ts'
import { type Awaiting, expectedPeriods, isFollowed, statesOf } from './figure-state.ts'
import { hasBegun, ladder, NOTICE_DAYS } from './ladder.ts'

/** A figure that is awaited. */
export type Open = {
  code: string
  period: Period
  /** ISO date: the ordinary due date, or the one that an owner expects the figure on. */
  due: string
  moved: boolean
  /** It was given up, and is awaited again since its due date. */
  reopened: boolean
  /** Why it does not exist yet, in the owner's words; "" when nobody has said so. */
  reason: string
}

/** Whether a period is over on an ISO day; before that it has no figure to report. */
export function hasEnded(period: Period, today: string): boolean {
  return dayAfter(period) <= today
}

/**
 * Every followed-up period that is awaited (figure-state.ts) and whose ladder begins on or before
 * `until`: by due date, then by code as Danes sort, then by period. Delmål that are retired by then or
 * proposed to be are asked for nothing.
 * @param today ISO date
 * @param until ISO date, today or later
 *
 * Fast enough to be asked again for every answer: what depends on the cadence or the due date alone
 * is worked out once, not for each of ten thousand delmål.
 */
export function openFigures(followed: Awaiting, today: string, until: string): Open[] {
  const endOfDay = at(until, '23:59')
  // Wider than what is due: a figure can be postponed, also to an earlier date than the ordinary
  // one, as soon as its period is over; and a forvarsel may come before that.
  const horizon = addDays(until, NOTICE_DAYS)
  return (
    leavesInCodeOrder(followed.set)
      .filter(({ path }) => isFollowed(path, until))
      .flatMap(({ leaf }) => {
        const stateOf = statesOf(leaf, followed)
        return expectedPeriods(leaf)
          .filter(({ over }) => over <= horizon)
          .flatMap((expected): Open[] => {
            const state = stateOf(expected, today)
            if (state.kind !== 'awaited') return []
            const { kind: _, final: __, ...wait } = state
            return [{ code: leaf.code, period: expected.period, ...wait }]
          })
      })
      .filter(({ due, moved }) => hasBegun(ladder(due, moved), endOfDay))
      // By code and, within it, by period they stand already, and sorting keeps that.
      .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  )
}
