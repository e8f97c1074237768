/**
 * Draws for the simulation of a mean: the same each time. Every delmål gets each of the same evenly
 * spread z in an order of its own (a Latin hypercube), so that one delmål alone gives its own interval,
 * and several are independent.
 */
import { normalQuantile } from './normal.ts'

/** One less than a thousand: the hundredth and the nine hundredth are the ends of an 80 % interval exactly. */
const DRAWS = 999

const inOrder = Array.from({ length: DRAWS }, (_, k) => normalQuantile((k + 1) / (DRAWS + 1)))
const orders: (readonly number[])[] = []

/** The z of the nth delmål that counts. */
export function drawsOf(nth: number): readonly number[] {
  for (let next = orders.length; next <= nth; next++) orders.push(shuffled(inOrder, next))
  return orders[nth] ?? inOrder
}

/** The ends of an 80 % interval of what was simulated. */
export function middleOf(simulated: Iterable<number>): { low: number; high: number } {
  const sorted = Float64Array.from(simulated).sort()
  const at = (share: number) => sorted[share * (DRAWS + 1) - 1] ?? Number.NaN
  return { low: at(0.1), high: at(0.9) }
}

/** Fisher and Yates' shuffle by a seeded generator (mulberry32). */
function shuffled(list: readonly number[], seed: number): number[] {
  const result = [...list]
  let state = seed + 1
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const [a, b] = [result[last], result[other]]
    if (a === undefined || b === undefined) continue
    result[last] = b
    result[other] = a
  }
  return result
}
