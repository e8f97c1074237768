import { formatFigure } from '../figures/danish-format.ts'
import type { Jump, Unit } from '../goal-set.ts'

export type JumpInput = {
  value: number
  /** The last status and its period, else the baseline and its year; null when there is neither. */
  last: { value: number; when: string; isBaseline: boolean } | null
  baseline: number | null
  target: number | null
  unit: Unit
  jump: Jump
}

/**
 * The question to ask, once, before a figure far from the last one is recorded; null when there is
 * nothing to ask. A figure between baseline and target is where it should be and never asked about.
 */
export function jumpQuestion(input: JumpInput): string | null {
  const { value, last, baseline, target, unit, jump } = input
  if (last === null || isBetween(value, baseline, target)) return null
  if (!isJump(value, last.value, unit, jump)) return null

  const typed = formatFigure(value, unit)
  const before = `${last.isBaseline ? 'Baseline' : 'Sidste status'} var ${formatFigure(last.value, unit)}`
  return `Du har skrevet ${typed}. ${before} (${last.when}). Er ${typed} rigtigt?`
}

function isBetween(value: number, baseline: number | null, target: number | null): boolean {
  if (baseline === null || target === null) return false
  return Math.min(baseline, target) <= value && value <= Math.max(baseline, target)
}

/** Counts are compared in percent of the last one, so any change from 0 is a jump; shares in points. */
function isJump(value: number, last: number, unit: Unit, jump: Jump): boolean {
  const difference = Math.abs(value - last)
  if (unit.kind === 'count') return difference * 100 > jump.countPercent * Math.abs(last)
  // 16,1 − 6,1 is exactly 10 points to a reader, and slightly more in binary.
  return Number(difference.toFixed(unit.decimals)) > jump.sharePoints
}
