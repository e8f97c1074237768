/** How far chance alone may move a score: an 80 % interval of a delmål or a pejlemærke. */
import { meanPoints } from '../barometer/roll-up.ts'
import type { DelmaalStatus, PejlemaerkeStatus } from '../barometer/status.ts'
import type { Delmaal, GoalSet } from '../goal-set.ts'
import { pejlemaerkeBy } from '../goal-set.ts'
import { DRAWS, drawsOf, middleOf } from './draws.ts'
import { isFirstGuess } from './evidence.ts'
import { leafPoints, type NoPoints } from './leaf-points.ts'

/** Points, −5 … +5, kept within the scale as the score is. */
export type ScoreInterval = { low: number; high: number }

/**
 * The interval, or the leaves that keep it from being said and why; both empty where there is no score.
 * `firstGuess`: the codes of stocks in it, for which Poisson is only a first guess.
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
export const delmaalChance = (delmaal: Delmaal, status: DelmaalStatus): ScoreChance =>
  chanceOf(countedOf([delmaal], [status]))

function chanceOf(counted: readonly Tree[]): ScoreChance {
  const leaves = leavesOf(counted)
  const points = leaves.map(({ delmaal, status }) => leafPoints(delmaal, status))
  const obstacles = leaves.flatMap(({ delmaal: { code } }, nth) => {
    const why = points[nth]
    return typeof why === 'string' ? [{ code, why }] : []
  })
  if (leaves.length === 0 || obstacles.length > 0)
    return { interval: null, obstacles, firstGuess: [] }
  const drawn = points.map((own, nth) => (typeof own === 'string' ? [] : drawsOf(nth).map(own)))
  const byCode = new Map(leaves.map(({ delmaal: { code } }, nth) => [code, drawn[nth] ?? []]))
  return {
    interval: middleOf(Array.from({ length: DRAWS }, (_, draw) => meanOf(counted, byCode, draw))),
    obstacles,
    firstGuess: leaves
      .filter(({ delmaal }) => isFirstGuess(delmaal))
      .map((one) => one.delmaal.code),
  }
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

const leavesOf = (trees: readonly Tree[]): Tree[] =>
  trees.flatMap((tree) => (tree.parts.length === 0 ? [tree] : leavesOf(tree.parts)))

/** The mean of siblings in one draw, in points. */
const meanOf = (
  trees: readonly Tree[],
  drawn: ReadonlyMap<string, readonly number[]>,
  draw: number,
): number =>
  meanPoints(
    trees.map(({ delmaal: { code, weight }, parts }) => ({
      weight,
      points: parts.length === 0 ? (drawn.get(code)?.[draw] ?? 0) : meanOf(parts, drawn, draw),
    })),
  )
