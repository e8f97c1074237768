/**
 * A status with everything it was made from: what is frozen when a year is published, and what
 * `--json` prints. Its names are documented in src/README.md and are kept. Enough to recompute every
 * number of it without pejl (tests/checker).
 */
import type { Pace } from '../barometer/status.ts'
import type { Direction, GoalSet, Lifecycle, Pejlemaerke, Target, Unit } from '../goal-set.ts'

/** Who said it and when. */
export type Source = {
  /** How many times it had been said for this period. */
  revision: number
  /** As they are called ("controller"); null: printed in the document. */
  by: string | null
  /** The moment, in UTC. */
  at: string
}

export type ExportedFigure = Source & { period: string; value: number }
export type ExportedBaseline = Source & { value: number; year: number }

/** The counted leaves with a line from baseline to target, rolled up: their points, and the line's. */
export type ExportedPath = { score: number; expected: number }

/** Points and `targetValue` have at most six decimals, as figures have. */
export type ExportedDelmaal = {
  code: string
  title: string
  /** Null for one with parts, which is measured through them. */
  unit: Pick<Unit, 'kind' | 'decimals' | 'noun'> | null
  direction: Direction | null
  target: Target | null
  targetYear: number
  /** Among its siblings; null where the document gives none. */
  weight: number | null
  weighting: Pejlemaerke['weighting']
  lifecycle: Lifecycle
  /** False for one that was retired by then. */
  inTotal: boolean
  baseline: ExportedBaseline | null
  /**
   * The year's own; the one of the year before where it is compared with that; and where the year has
   * none, the newest earlier one: by it a year without figures is told from a delmål without any.
   */
  figures: readonly ExportedFigure[]
  targetValue: number | null
  score: number | null
  display: string
  threshold: boolean
  reached: boolean
  counted: boolean
  why: string
  path: ExportedPath | null
  parts: readonly ExportedDelmaal[]
}

export type ExportedPejlemaerke = {
  number: number
  title: string
  weighting: Pejlemaerke['weighting']
  score: number | null
  display: string
  label: string | null
  reached: boolean
  coverage: { counted: number; total: number; text: string }
  path: ExportedPath | null
  pace: Pace | null
  /** Of the counted leaves: how many are thresholds, and how many of these hold. */
  thresholds: { holding: number; total: number }
  /** What the document itself printed for the year. */
  printed: { score: number | null; label: string } | null
  delmaal: readonly ExportedDelmaal[]
}

export type StatusExport = {
  goalSet: { key: string; title: string; fromYear: number; toYear: number }
  /** Whose figures count; null: the newest of each, whatever their year. */
  year: number | null
  /** ISO date: what was retired on or before it is out. */
  on: string
  missingFigure: GoalSet['missingFigure']
  /** Points on each side of the plan that still follow it. */
  paceBand: number
  pejlemaerker: readonly ExportedPejlemaerke[]
}
