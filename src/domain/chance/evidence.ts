/** What a figure of a delmål is known with: its denominator, and whether chance can be counted at all. */
import type { Delmaal } from '../delmaal.ts'
import { countSpread, type Spread, shareSpread } from './spread.ts'

/** A figure with its denominator in persons; null for a count, and where the denominator is not known. */
export type Evidence = { value: number; n: number | null }

/** A figure of a period; one without a denominator of its own has the delmål's usual one. */
export const periodEvidence = (
  { published, n }: Delmaal,
  { period, value }: { period: string; value: number },
): Evidence => ({
  value,
  n: published.find((one) => one.period === period)?.n ?? n,
})

/** The baseline that is in force, which may be another than the document's. */
export const baselineEvidence = (
  { baseline, n }: Delmaal,
  { value, year }: { value: number; year: number },
): Evidence => ({ value, n: (baseline?.year === year ? baseline.n : null) ?? n })

/** How a level spreads about a figure; null for a share whose denominator is not known. */
export function spreadOf({ unit }: Delmaal, { value, n }: Evidence): Spread | null {
  if (unit.kind === 'count') return countSpread(value)
  return n === null ? null : shareSpread(value, n, unit.decimals)
}

/** For a stock, such as a waiting list, Poisson is only a first guess: those counted are much the same from day to day. */
export const isFirstGuess = ({ unit, measure }: Delmaal): boolean =>
  unit.kind === 'count' && measure === 'stock'
