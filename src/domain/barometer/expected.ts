/** Where the plan expects a delmål to be, and how a score stands to it. pejl's own, not document 001's. */
import { clamp } from '../figures/rounding.ts'
import type { Pace } from './status.ts'

/** Points on each side of the plan that still follow it, unless a setting says otherwise. */
export const PACE_BAND = 0.5

/**
 * Points expected at a moment on the straight line from 0 at the baseline to 5 at the target. All
 * three are years on cadence.ts's scale, where 2014 is the end of 2014.
 */
export function expectedPoints(at: number, baselineYear: number, targetYear: number): number {
  if (targetYear <= baselineYear) return 5
  return clamp((5 * (at - baselineYear)) / (targetYear - baselineYear), 0, 5)
}

/** How a score stands to the plan; exactly `band` points away still follows it. */
export function pace(score: number, expected: number, band = PACE_BAND): Pace {
  const noise = 1e-9
  if (score > expected + band + noise) return 'foran planen'
  return score < expected - band - noise ? 'bagefter planen' : 'følger planen'
}
