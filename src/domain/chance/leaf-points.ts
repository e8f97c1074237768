/** What a leaf's score may be, since its figure may lie some way from the level that it swings about. */
import type { DelmaalStatus } from '../barometer/status.ts'
import { type NumericTarget, targetValue } from '../barometer/target.ts'
import type { Delmaal } from '../delmaal.ts'
import { clamp } from '../figures/rounding.ts'
import { periodEvidence, spreadOf } from './evidence.ts'

/** Points at z standard deviations, rising in z. Baseline and target are taken as fixed. */
export type Points = (z: number) => number

/** Why nothing can be said of how a counted leaf's score may swing. */
export type NoPoints = 'no-denominator' | 'no-status' | 'year-on-year'

/** @param status what the leaf's figures came to; it counts */
export function leafPoints(delmaal: Delmaal, status: DelmaalStatus): Points | NoPoints {
  const { target, direction } = delmaal
  if (status.baseline === null || status.status === null) return 'no-status'
  // Two figures that both swing are compared: there is nothing fixed to put an interval's ends against.
  if (target.kind === 'year-on-year' || target.kind === 'not-set') return 'year-on-year'
  const spread = spreadOf(delmaal, periodEvidence(delmaal, status.status))
  if (spread === null) return 'no-denominator'
  const better = direction === 'more' ? 1 : -1
  const score = scorer(target, status.baseline.value, status.threshold, better)
  return (z) => score(spread(better * z))
}

/**
 * The points that scoreTowards gives (barometer/target.ts), of a level and not of a printed figure: not
 * rounded to the figure's decimals. A threshold has +5 on its one side and −5 on the other.
 */
function scorer(
  target: NumericTarget,
  baseline: number,
  threshold: boolean,
  better: 1 | -1,
): (level: number) => number {
  const aim = targetValue(target, baseline)
  if (threshold) return (level) => (better * (level - aim) >= 0 ? 5 : -5)
  return (level) => clamp((5 * (level - baseline)) / (aim - baseline), -5, 5)
}
