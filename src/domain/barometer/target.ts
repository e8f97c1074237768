/**
 * What a delmål aims for, and how far one figure is on the way there. Document 001 gives only the
 * scale (−5 … +5, 0 the baseline, 5 the target); the formula and the thresholds are pejl's own.
 */
import { formatNumber } from '../figures/danish-format.ts'
import { clamp, decimalsIn, roundTo } from '../figures/rounding.ts'
import type { Delmaal, Direction, Target, Unit } from '../goal-set.ts'

/** Decimals that figures are stored with; a computed target is freed of binary noise beyond them. */
const STORED_DECIMALS = 6

/** A target that is a figure as soon as the baseline is known. */
export type NumericTarget = Exclude<Target, { kind: 'year-on-year' | 'not-set' }>

/**
 * The figure aimed for, in the delmål's unit. Null while there is none: not set, year on year, or
 * counted from a baseline that is not known yet.
 */
export function targetValue(target: NumericTarget, baseline: number): number
export function targetValue(target: Target, baseline: number | null): number | null
export function targetValue(target: Target, baseline: number | null): number | null {
  switch (target.kind) {
    case 'absolute':
    case 'at-least':
    case 'at-most':
    case 'below':
      return target.value
    case 'from-to':
      return target.to
    case 'change':
      return baseline === null ? null : roundTo(baseline + target.by, STORED_DECIMALS)
    case 'relative':
      return baseline === null
        ? null
        : roundTo(baseline * (1 + target.percent / 100), STORED_DECIMALS)
    case 'year-on-year':
    case 'not-set':
      return null
  }
}

/** The target as it stands after "mål": "1.255", "mindst 80 %", "under 1,1 %", "år for år". */
export function targetText(target: Target, unit: Unit, baseline: number | null): string {
  const value = targetValue(target, baseline)
  const figure = value === null ? '' : aimText(value, unit)
  switch (target.kind) {
    case 'absolute':
    case 'from-to':
      return figure
    case 'at-least':
      return `mindst ${figure}`
    case 'at-most':
      return `højst ${figure}`
    case 'below':
      return `under ${figure}`
    case 'change':
      return figure || changeTargetText(target.by, unit)
    case 'relative':
      return figure || `${amount(target.percent)} procent ${side(target.percent)} baseline`
    case 'year-on-year':
      return 'år for år'
    case 'not-set':
      return 'ikke fastsat'
  }
}

/** A target may fall between two figures (10 procent under 225), so it shows the decimals it has. */
function aimText(value: number, unit: Unit): string {
  const decimals = Math.max(unit.decimals, decimalsIn(value))
  return `${formatNumber(value, decimals)}${unit.kind === 'share' ? '\u00a0%' : ''}`
}

function changeTargetText(by: number, unit: Unit): string {
  return unit.kind === 'share'
    ? `${amount(by)} procentpoint ${side(by)} baseline`
    : `${amount(by)} ${by < 0 ? 'færre' : 'flere'} end baseline`
}

const amount = (value: number) => formatNumber(Math.abs(value), decimalsIn(value))
const side = (value: number) => (value < 0 ? 'under' : 'over')

export type LeafScore = {
  /** Points, −5 … +5. */
  points: number
  /** Points before they were kept within the scale. */
  unclamped: number
  /** There was no distance to interpolate: +5, 0 or −5. */
  threshold: boolean
  reached: boolean
}

/**
 * Points of a figure between baseline and target. A target that is the baseline, or a bound that
 * the baseline already meets, is a threshold: +5 while it holds, −5 when it does not; strictly below
 * the baseline itself, +5, 0 when unchanged, −5. `baseline` and `status` are compared as published,
 * at the unit's decimals.
 */
export function scoreTowards(
  target: { value: number; strict: boolean },
  direction: Direction,
  unit: Unit,
  baseline: number,
  status: number,
): LeafScore {
  // 97,1 − 95,9 is 1,2 to a reader, and slightly less in binary.
  const ahead = (of: number, than: number) =>
    roundTo(direction === 'more' ? of - than : than - of, STORED_DECIMALS)
  const from = roundTo(baseline, unit.decimals)
  const now = roundTo(status, unit.decimals)
  const distance = ahead(target.value, from)
  const beyond = ahead(now, target.value)
  const reached = target.strict ? beyond > 0 : beyond >= 0
  if (distance > 0) {
    // Exactly 5 at the target, where 5 · 12,82 / 12,82 is slightly less in binary; never −0.
    const unclamped = beyond === 0 ? 5 : (5 * ahead(now, from)) / distance + 0
    return { points: clamp(unclamped, -5, 5), unclamped, threshold: false, reached }
  }
  const unchanged = target.strict && distance === 0 && beyond === 0
  return threshold(reached ? 5 : unchanged ? 0 : -5)
}

/**
 * Whether a figure meets a delmål's target. A bound can be judged without a baseline; false where there is
 * no number to meet, and for year on year, which compares with another figure.
 */
export function meetsTarget(
  { target, direction, unit }: Pick<Delmaal, 'target' | 'direction' | 'unit'>,
  baseline: number | null,
  figure: number,
): boolean {
  const value = targetValue(target, baseline)
  if (value === null) return false
  const beyond = (roundTo(figure, unit.decimals) - value) * (direction === 'more' ? 1 : -1)
  return target.kind === 'below' ? beyond > 0 : beyond >= 0
}

/** Points of a figure against the year before: +5 when it moved the right way, 0 unchanged, else −5. */
export function scoreYearOnYear(
  direction: Direction,
  unit: Unit,
  previous: number,
  status: number,
): LeafScore {
  const before = roundTo(previous, unit.decimals)
  return scoreTowards({ value: before, strict: true }, direction, unit, before, status)
}

function threshold(points: number): LeafScore {
  return { points, unclamped: points, threshold: true, reached: points === 5 }
}
