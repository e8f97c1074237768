/**
 * What the methods of src/domain/chance hold when the truth is known: every figure that it can give,
 * weighted by how probable it is. Nothing is drawn, so there is nothing to repeat.
 */
import { countsChance, sharesChance } from '../../src/domain/chance/change.ts'
import { INTERVAL_Z, poissonLevel, shareSpread } from '../../src/domain/chance/spread.ts'
import { lnChoose, lnFactorial } from '../../src/domain/chance/tails.ts'
import { roundTo } from '../../src/domain/figures/rounding.ts'

const poisson = (x: number, mean: number) => Math.exp(x * Math.log(mean) - mean - lnFactorial(x))
const binomial = (x: number, n: number, p: number) =>
  Math.exp(lnChoose(n, x) + x * Math.log(p) + (n - x) * Math.log1p(-p))
const drawn = (x: number, n: number, hits: number, others: number) =>
  Math.exp(lnChoose(n, x) + lnChoose(others, hits - x) - lnChoose(n + others, hits))

/** Whole numbers within seven standard deviations. */
function near(mean: number, deviation: number, most = Number.POSITIVE_INFINITY): number[] {
  const [low, high] = [mean - 7 * deviation - 2, mean + 7 * deviation + 2]
  const first = Math.max(0, Math.floor(low))
  const length = Math.min(most, Math.ceil(high)) - first + 1
  return Array.from({ length }, (_, k) => first + k)
}

/** How often, in percent, the 80 % interval of a count holds the mean that it swings about. */
export const countCoverage = (mean: number): number =>
  sum(near(mean, Math.sqrt(mean)), (x) =>
    poissonLevel(x, 0.1) <= mean && mean <= poissonLevel(x, 0.9) ? poisson(x, mean) : 0,
  )

/** The same of a share in percent, printed with so many decimals. */
export const shareCoverage = (percent: number, n: number, decimals: number): number => {
  const p = percent / 100
  return sum(near(n * p, Math.sqrt(n * p * (1 - p)), n), (x) => {
    const spread = shareSpread(roundTo((100 * x) / n, decimals), n, decimals)
    const held = spread(-INTERVAL_Z) <= percent && percent <= spread(INTERVAL_Z)
    return held ? binomial(x, n, p) : 0
  })
}

/** How often, in percent, two counts with the same mean are called a signal. */
export const falseCountSignals = (mean: number): number =>
  sum(near(2 * mean, Math.sqrt(2 * mean)), (both) => {
    const last = lastSignal(0, Math.floor(both / 2), (a) => countsChance(a, both - a))
    const tail = downFrom(last, 0, (a) => Math.exp(lnChoose(both, a) - both * Math.LN2))
    return poisson(both, 2 * mean) * 2 * tail
  })

/** The same of two shares with one truth in percent, of `nA` and `nB`. */
export const falseShareSignals = (percent: number, nA: number, nB: number): number => {
  const [n, p] = [nA + nB, percent / 100]
  return sum(near(n * p, Math.sqrt(n * p * (1 - p)), n), (hits) => {
    const tail = (one: number, other: number) => {
      const least = Math.max(0, hits - other)
      const even = Math.floor((hits * one) / n)
      const last = lastSignal(least, even, (a) => sharesChance(a, one, hits - a, other))
      return downFrom(last, least, (a) => drawn(a, one, hits, other))
    }
    return binomial(hits, n, p) * (tail(nA, nB) + tail(nB, nA))
  })
}

const sum = (over: readonly number[], of: (x: number) => number): number =>
  100 * over.reduce((total, x) => total + of(x), 0)

/** The highest from `least` to `even` that is a signal; below `least` when none is. Signals lie below. */
function lastSignal(least: number, even: number, chance: (a: number) => number): number {
  let [signal, noise] = [least - 1, even + 1]
  while (noise - signal > 1) {
    const middle = Math.floor((signal + noise) / 2)
    if (chance(middle) <= 0.05) signal = middle
    else noise = middle
  }
  return signal
}

function downFrom(last: number, least: number, probability: (a: number) => number): number {
  let total = 0
  for (let a = last; a >= least; a--) {
    const term = probability(a)
    total += term
    if (term < total * 1e-12) break
  }
  return total
}
