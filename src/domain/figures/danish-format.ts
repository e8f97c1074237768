import type { Unit } from '../goal-set.ts'
import { roundTo } from './rounding.ts'

/** One for each number of decimals: making one takes longer than a hundred uses of it. */
const formatters = new Map<number, Intl.NumberFormat>()

function formatterFor(decimals: number): Intl.NumberFormat {
  const known = formatters.get(decimals)
  if (known) return known
  const made = new Intl.NumberFormat('da-DK', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    roundingMode: 'halfExpand',
    signDisplay: 'negative',
  })
  formatters.set(decimals, made)
  return made
}

/**
 * A number as a Dane writes it: "1.330", "97,1", "−3,0". Rounded for display only, half away from
 * zero on the decimal digits the number is written with (1,005 is 1,01); never "−0,0".
 */
export function formatNumber(value: number, decimals: number): string {
  const digits: `${number}` = `${value}`
  return formatterFor(decimals).format(digits).replace('-', '−')
}

/**
 * A figure in its delmål's own unit: a count without its noun ("1.330"), a share with its published
 * decimals and a no-break space ("97,1 %"). `readFigure` reads it back as the identical value.
 */
export function formatFigure(value: number, unit: Pick<Unit, 'kind' | 'decimals'>): string {
  return unit.kind === 'count'
    ? formatNumber(value, 0)
    : `${formatNumber(value, unit.decimals)}\u00a0%`
}

/** Decimals beyond which a mean of scores differs from the written one by binary noise only. */
const BINARY_NOISE = 9

/** A score in points with one decimal. Not reached, it never looks reached: at most "4,9". */
export function formatScore(score: number, reached: boolean): string {
  const exact = roundTo(score, BINARY_NOISE)
  return formatNumber(reached ? exact : Math.min(exact, 4.9), 1)
}
