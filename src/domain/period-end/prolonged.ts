/** A goal set whose period a controller has prolonged: it asks on to a later year. */
import type { Delmaal, GoalSet } from '../goal-set.ts'

/** The set as its file has it, and as it is to each year it has been prolonged to: a set is never made twice. */
type Versions = { original: GoalSet; byYear: Map<number, GoalSet> }
const known = new WeakMap<GoalSet, Versions>()

/** A set as its file has it, however often it has been prolonged. */
export const asInFile = (set: GoalSet): GoalSet => known.get(set)?.original ?? set

/**
 * The set with its period to another year; with null as its file has it. What was to be reached at the end
 * of the period is then to be reached at the new end; what has a year of its own keeps it.
 */
export function prolonged(set: GoalSet, toYear: number | null): GoalSet {
  const original = asInFile(set)
  if (toYear === null || toYear === original.toYear) return original
  const versions = known.get(original) ?? { original, byYear: new Map<number, GoalSet>() }
  known.set(original, versions)
  const made = versions.byYear.get(toYear)
  if (made) return made
  const until = (delmaal: Delmaal): Delmaal => ({
    ...delmaal,
    targetYear: delmaal.targetYear === original.toYear ? toYear : delmaal.targetYear,
    parts: delmaal.parts.map(until),
  })
  const longer: GoalSet = {
    ...original,
    toYear,
    pejlemaerker: original.pejlemaerker.map((one) => ({ ...one, delmaal: one.delmaal.map(until) })),
  }
  versions.byYear.set(toYear, longer)
  known.set(longer, versions)
  return longer
}
