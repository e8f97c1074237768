/** What is known of one delmål's figures, looked up. */
import type { Facts, Figure } from './goal-set.ts'
import { comparePeriods, type Period, periodEndYear, yearBefore } from './time/cadence.ts'

/** The figures that a delmål can have a status by, the newest period first: the baseline's own is none. */
export const figuresAfter = (
  { figures }: Facts,
  code: string,
  baseline: { year: number } | null | undefined,
): Figure[] =>
  (figures.get(code) ?? [])
    .filter(({ period }) => !baseline || periodEndYear(period) > baseline.year)
    .sort((a, b) => comparePeriods(b.period, a.period))

/** What a year-on-year target is compared with: the same part of the year before, which may be the baseline's year. */
export function valueYearBefore(
  { baselines, figures }: Facts,
  code: string,
  period: Period,
): { period: Period; value: number | null } {
  const before = yearBefore(period)
  const baseline = baselines.get(code)
  const value =
    figures.get(code)?.find((figure) => figure.period === before)?.value ??
    (before === `${baseline?.year}` ? baseline?.value : undefined)
  return { period: before, value: value ?? null }
}
