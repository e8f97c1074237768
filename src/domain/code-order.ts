/** The order of a goal set's codes: 1D, 1Å, 2A, 10A. */
import type { Delmaal, GoalSet } from './goal-set.ts'

/** A leaf and what it is a part of, outermost first: 1F, 1F1. */
type Lineage = { leaf: Delmaal; path: readonly Delmaal[] }

const asDanesSort = new Intl.Collator('da', { numeric: true })

/** As codes are read: 2A before 10A. */
export const compareCodes = (a: string, b: string): number => asDanesSort.compare(a, b)

const known = new WeakMap<GoalSet, readonly Lineage[]>()

/**
 * Every leaf of a goal set, by code as Danes sort. Comparing as Danes do is slow, so a set is sorted
 * once and the order kept for as long as the set is: a set is never changed.
 */
export function leavesInCodeOrder(set: GoalSet): readonly Lineage[] {
  const sorted =
    known.get(set) ??
    set.pejlemaerker
      .flatMap(({ delmaal }) => delmaal.flatMap((one) => lineages(one, [])))
      .sort((a, b) => compareCodes(a.leaf.code, b.leaf.code))
  known.set(set, sorted)
  return sorted
}

const byCode = new WeakMap<GoalSet, ReadonlyMap<string, Lineage>>()

/** The leaf with a code; undefined for other codes. */
export function lineageOf(set: GoalSet, code: string): Lineage | undefined {
  const index =
    byCode.get(set) ?? new Map(leavesInCodeOrder(set).map((one) => [one.leaf.code, one]))
  byCode.set(set, index)
  return index.get(code)
}

function lineages(delmaal: Delmaal, above: readonly Delmaal[]): Lineage[] {
  const path = [...above, delmaal]
  return delmaal.parts.length === 0
    ? [{ leaf: delmaal, path }]
    : delmaal.parts.flatMap((part) => lineages(part, path))
}
