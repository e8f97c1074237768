import type { Delmaal } from '../goal-set.ts'
import type { Period } from '../time/cadence.ts'
import { type Awaiting, type Expected, expectedPeriods, statesOf } from '../time/figure-state.ts'

/**
 * The period that is reported next: the first that is waited for, whether it is over or not. What was given
 * up, overtaken or let go is not. Null when none is left up to the target year.
 */
export function nextPeriod(
  delmaal: Delmaal,
  followed: Omit<Awaiting, 'set'>,
  today: string,
): Period | null {
  const stateOf = statesOf(delmaal, followed)
  const isAwaited = (one: Expected) => stateOf(one, today).kind === 'awaited'
  return expectedPeriods(delmaal).find(isAwaited)?.period ?? null
}
