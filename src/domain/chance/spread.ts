/**
 * What one figure tells of the level that it swings about, as confidence distributions: at z standard
 * deviations the limit that the level stays below with probability Φ(z). Rising in z, so that an interval
 * is its two ends, and a random z a random level.
 */
import { clamp } from '../figures/rounding.ts'
import { normalQuantile } from './normal.ts'
import { poissonTail } from './tails.ts'

/** In the figure's own unit: persons, or percent. */
export type Spread = (z: number) => number

/** Where the tails of an 80 % interval begin: 10 % below the one end, 10 % above the other. */
export const INTERVAL_Z = normalQuantile(0.9)

/** Probabilities at which a count's level is found exactly; in between it is all but a straight line in z. */
const KNOTS = [
  0.0001, 0.001, 0.01, 0.03, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97, 0.99, 0.999, 0.9999,
]
const KNOTS_Z = KNOTS.map(normalQuantile)

/** Levels at the knots, by count: the same figures are shown again and again. */
const levels = new Map<number, readonly number[]>()
const MOST_KEPT = 5_000

/** A count of what happens independently (a flow): Poisson with exact mid-P limits. */
export function countSpread(count: number): Spread {
  if (levels.size >= MOST_KEPT) levels.clear()
  const own = levels.get(count) ?? KNOTS.map((below) => poissonLevel(count, below))
  levels.set(count, own)
  return (z) => between(own, z)
}

/**
 * The mean of a Poisson variable of which `count` was seen, at a probability: where the mid-P upper tail
 * of the count reaches it. Persons.
 */
export function poissonLevel(count: number, below: number): number {
  if (count === 0) return below > 0.5 ? -Math.log(2 * (1 - below)) : 0
  const far = 10 * Math.sqrt(count)
  let [low, high] = [Math.max(0, count - far), count + far + 20]
  let level = count + 0.5
  // Newton's method, kept between two bounds that close in.
  for (let step = 0; step < 100; step++) {
    const tail = poissonTail(count, level)
    const off = 1 - tail - below
    if (off < 0) low = level
    else high = level
    // What the mid-P tail gains from one count to the next is how fast it falls with the mean.
    const next = level - off / (tail - poissonTail(count - 1, level))
    const moved = next > low && next < high ? next : (low + high) / 2
    if (Math.abs(moved - level) < 1e-9 * high) return moved
    level = moved
  }
  return level
}

/**
 * A share of `n`, in percent: Wilson's score interval (1927), from a quarter of a person further out on
 * each side. That is half of Yates' correction for counting whole persons: without it the interval would
 * hold too seldom where few are expected. A printed share may stand for several counts: each end is
 * taken from the outermost.
 */
export function shareSpread(percent: number, n: number, decimals: number): Spread {
  const { least, most } = countsBehind(percent, n, decimals)
  return (z) => {
    const share = clamp((z < 0 ? least - QUARTER : most + QUARTER) / n, 0, 1)
    const v = (z * z) / n
    const room = v * share * (1 - share) + (v * v) / 4
    return clamp((100 * (share + v / 2 + Math.sign(z) * Math.sqrt(room))) / (1 + v), 0, 100)
  }
}

const QUARTER = 0.25
const BINARY_NOISE = 1e-9

/** The fewest and the most of `n` that are printed as this share: 13 % of 1.000 is 125 to 135. */
export function countsBehind(
  percent: number,
  n: number,
  decimals: number,
): { least: number; most: number } {
  const half = 10 ** -decimals / 2
  const least = Math.ceil(((percent - half) * n) / 100 - BINARY_NOISE)
  const most = Math.floor(((percent + half) * n) / 100 + BINARY_NOISE)
  // None fits exactly where the denominator is only the usual one.
  const nearest = Math.round((percent * n) / 100)
  return least > most
    ? { least: nearest, most: nearest }
    : { least: Math.max(0, least), most: Math.min(n, most) }
}

/** On the straight line between the two knots about z; beyond the last knots on that of the outermost two. */
function between(own: readonly number[], z: number): number {
  let at = 1
  while (at < KNOTS_Z.length - 1 && (KNOTS_Z[at] ?? 0) < z) at++
  const [z0 = 0, z1 = 1] = [KNOTS_Z[at - 1], KNOTS_Z[at]]
  const [low = 0, high = 0] = [own[at - 1], own[at]]
  return Math.max(0, low + ((z - z0) / (z1 - z0)) * (high - low))
}
