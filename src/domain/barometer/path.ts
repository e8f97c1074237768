/** The straight line from baseline to target, rolled up as the score is. */
import { comparePeriods } from '../time/cadence.ts'
import { meanPoints } from './roll-up.ts'
import type { Evaluated, PlanPath } from './status.ts'

/** The path of what counts among siblings; null when none of it has one. */
export function rolledUpPath(siblings: readonly Evaluated[]): PlanPath | null {
  const paths = siblings.flatMap(({ delmaal: { weight }, status: { path } }) =>
    path === null ? [] : [{ path, weight }],
  )
  if (paths.length === 0) return null
  const mean = (points: 'score' | 'expected') =>
    meanPoints(paths.map(({ path, weight }) => ({ points: path[points], weight })))
  const periods = new Set(paths.flatMap(({ path }) => path.periods))
  return {
    score: mean('score'),
    expected: mean('expected'),
    codes: paths.flatMap(({ path }) => path.codes),
    periods: [...periods].sort(comparePeriods),
  }
}
