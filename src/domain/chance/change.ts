/**
 * Whether a change from one figure to another is more than chance: both are noisy, so the test is
 * conditional on what they have together, two-sided, with mid-P, at 5 %.
 */
import type { Delmaal } from '../delmaal.ts'
import { type Evidence, isFirstGuess } from './evidence.ts'
import { countsBehind } from './spread.ts'
import { drawnTail, evenTail } from './tails.ts'

/** How probable a change as large is without any true one, at most, for it to be a signal. */
const LEVEL = 0.05

/**
 * `signal`: greater than the figure can swing by itself; `noise`: not. `p` is how probable a change as
 * large is by chance alone.
 */
export type ChangeChance =
  | { kind: 'signal' | 'noise'; p: number; firstGuess: boolean }
  | { kind: 'unknown'; why: 'no-denominator' }

/** Two figures of the same delmål, of periods that are as long. */
export function changeChance(delmaal: Delmaal, from: Evidence, to: Evidence): ChangeChance {
  const p = probability(delmaal, from, to)
  return p === null
    ? { kind: 'unknown', why: 'no-denominator' }
    : { kind: p <= LEVEL ? 'signal' : 'noise', p, firstGuess: isFirstGuess(delmaal) }
}

function probability({ unit }: Delmaal, from: Evidence, to: Evidence): number | null {
  if (unit.kind === 'count') return countsChance(from.value, to.value)
  const [less, more] = from.value <= to.value ? [from, to] : [to, from]
  if (less.n === null || more.n === null) return null
  // What was rounded away makes no signal: of the counts that each may stand for, the two nearest each other.
  const a = countsBehind(less.value, less.n, unit.decimals).most
  const b = countsBehind(more.value, more.n, unit.decimals).least
  return a * more.n >= b * less.n ? 1 : sharesChance(a, less.n, b, more.n)
}

/** Two counts: binomial with ½ given their sum. */
export const countsChance = (a: number, b: number): number =>
  Math.min(1, 2 * evenTail(Math.min(a, b), a + b))

/** Two shares, `a` of `nA` and `b` of `nB`: hypergeometric given both sums. */
export function sharesChance(a: number, nA: number, b: number, nB: number): number {
  const [x, n, others] = a * nB <= b * nA ? [a, nA, nB] : [b, nB, nA]
  return Math.min(1, 2 * drawnTail(x, n, a + b, others))
}
