/** How far chance alone may move a score: an 80 % interval of a delmål or a pejlemærke. */
import { meanPoints } from '../barometer/roll-up.ts'
import type { DelmaalStatus, PejlemaerkeStatus } from '../barometer/status.ts'
import type { Delmaal, GoalSet } from '../goal-set.ts'
import { delmaalOf, pejlemaerkeBy } from '../goal-set.ts'
import { drawsOf, middleOf } from './draws.ts'
import { isFirstGuess } from './evidence.ts'
import { leafPoints, type NoPoints, type Points } from './leaf-points.ts'
import { INTERVAL_Z } from './spread.ts'

/** Points, −5 … +5, kept within the scale as the score is. */
export type ScoreInterval = { low: number; high: number }

/**
 * The interval, or the leaves that keep it from being said and why; both empty where there is no score.
 * `firstGuess`: the codes of stocks that count, for which Poisson is only a first guess.
 */
export type ScoreChance = {
  interval: ScoreInterval | null
  obstacles: readonly { code: string; why: NoPoints }[]
  firstGuess: readonly string[]
}

/** Of a pejlemærke: its counted delmål simulated and rolled up by level, with weights, as the score is. */
export const pejlemaerkeChance = (set: GoalSet, status: PejlemaerkeStatus): ScoreChance =>
  chanceOf(countedOf(pejlemaerkeBy(set, status.number)?.delmaal ?? [], status.delmaal))

/** Of a delmål, with or without parts. */
export function delmaalChance(set: GoalSet, status: DelmaalStatus): ScoreChance {
  const delmaal = delmaalOf(set, status.code)
  return chanceOf(delmaal ? countedOf([delmaal], [status]) : [])
}

function chanceOf(counted: readonly Tree[]): ScoreChance {
  const leaves = weighedLeaves(counted, 1)
  const obstacles = leaves.flatMap(({ delmaal: { code }, points }) =>
    typeof points === 'string' ? [{ code, why: points }] : [],
  )
  const firstGuess = leaves.flatMap(({ delmaal }) => (isFirstGuess(delmaal) ? [delmaal.code] : []))
  if (leaves.length === 0 || obstacles.length > 0) return { interval: null, obstacles, firstGuess }
  const [{ points } = { points: null }, another] = leaves
  // One alone has its own: its points rise in z, so that those between the ends need not be worked out.
  const interval =
    another === undefined && typeof points === 'function'
      ? { low: points(-INTERVAL_Z), high: points(INTERVAL_Z) }
      : simulated(leaves)
  return { interval, obstacles, firstGuess }
}

function simulated(leaves: readonly WeighedLeaf[]): ScoreInterval {
  const scores = new Float64Array(drawsOf(0).length)
  for (const [nth, { points, share }] of leaves.entries()) {
    if (typeof points === 'string') continue
    for (const [draw, z] of drawsOf(nth).entries())
      scores[draw] = (scores[draw] ?? 0) + share * points(z)
  }
  return middleOf(scores)
}

/** A delmål that counts, what its figures came to, and its parts that count. */
type Tree = { delmaal: Delmaal; status: DelmaalStatus; parts: readonly Tree[] }

const countedOf = (delmaal: readonly Delmaal[], statuses: readonly DelmaalStatus[]): Tree[] =>
  delmaal.flatMap((one) => {
    const status = statuses.find(({ code }) => code === one.code)
    return status?.counted
      ? [{ delmaal: one, status, parts: countedOf(one.parts, status.parts) }]
      : []
  })

type WeighedLeaf = { delmaal: Delmaal; points: Points | NoPoints; share: number }

/** The leaves, each with its share of the whole: what the mean becomes of one point for it alone. */
const weighedLeaves = (trees: readonly Tree[], whole: number): WeighedLeaf[] =>
  trees.flatMap((tree) => {
    const { delmaal, status, parts } = tree
    const alone = trees.map((one) => ({
      weight: one.delmaal.weight,
      points: one === tree ? 1 : 0,
    }))
    const share = whole * meanPoints(alone)
    return parts.length === 0
      ? [{ delmaal, points: leafPoints(delmaal, status), share }]
      : weighedLeaves(parts, share)
  })
