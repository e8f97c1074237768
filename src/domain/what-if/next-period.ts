import type { Delmaal, Facts, Figure } from '../goal-set.ts'
import { comparePeriods, followedUp, type Period, periodEndYear } from '../time/cadence.ts'

/** The figure that a delmål's living status rests on: the highest period after its baseline. */
export function newestFigure({ code }: Delmaal, { baselines, figures }: Facts): Figure | null {
  const from = baselines.get(code)?.year ?? Number.NEGATIVE_INFINITY
  const after = (figures.get(code) ?? []).filter(({ period }) => periodEndYear(period) > from)
  return after.toSorted((a, b) => comparePeriods(b.period, a.period))[0] ?? null
}

/**
 * The period that is reported next: the first that is followed up after the baseline and the newest figure,
 * whether it is over or not. Null when none is left up to the target year.
 */
export function nextPeriod(delmaal: Delmaal, facts: Facts): Period | null {
  const newest = newestFigure(delmaal, facts)
  const from = facts.baselines.get(delmaal.code)?.year ?? Number.NEGATIVE_INFINITY
  for (const period of followedUp(delmaal.cadence)) {
    if (periodEndYear(period) > delmaal.targetYear) return null
    const isAfter = newest === null || comparePeriods(period, newest.period) > 0
    if (isAfter && periodEndYear(period) > from) return period
  }
  return null
}
