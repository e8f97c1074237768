import type { Delmaal, Facts, Figure } from '../goal-set.ts'
import { comparePeriods, type Period, periodEndYear } from '../time/cadence.ts'
import { type Awaiting, type Expected, expectedPeriods, statesOf } from '../time/figure-state.ts'

/** The figure that a delmål's living status rests on: the highest period after its baseline. */
export function newestFigure({ code }: Delmaal, { baselines, figures }: Facts): Figure | null {
  const from = baselines.get(code)?.year ?? Number.NEGATIVE_INFINITY
  const after = (figures.get(code) ?? []).filter(({ period }) => periodEndYear(period) > from)
  return after.toSorted((a, b) => comparePeriods(b.period, a.period))[0] ?? null
}

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
