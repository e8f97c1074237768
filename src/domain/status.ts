import type { Facts, Figure, GoalSet } from './goal-set.ts'

/** One line of the calculation, in Danish, as `/pejl beregning` shows it. */
export type Step = { text: string }

export type DelmaalStatus = {
  code: string
  title: string
  /** "%" or the count's noun. */
  unit: string
  decimals: number
  baseline: { value: number; year: number } | null
  status: Figure | null
  /** The target as a number in the delmål's unit; null when it has none (yet). */
  target: number | null
  /** "højst 100", "under 1,1 %", "år for år", "1.255", "ikke fastsat". */
  targetText: string
  targetYear: number
  /** Points, −5 … +5; null when it does not count. */
  score: number | null
  /** The score is a threshold's: +5, 0 or −5 without interpolation. Shown as "tærskel". */
  threshold: boolean
  /** The target is met; only then may a score be shown as 5,0. */
  reached: boolean
  counted: boolean
  /** Why it does not count, in Danish; "" when it counts. */
  why: string
  /** Points expected at the figure's own year; null for thresholds, parents and what does not count. */
  expected: number | null
  trace: readonly Step[]
  parts: readonly DelmaalStatus[]
}

export type PejlemaerkeStatus = {
  goalSet: string
  number: number
  title: string
  score: number | null
  /** What a person reads: "2,4", "0 (kun baseline-målinger)", "–", "– (mål mangler)". */
  display: string
  /** The label that stands instead of a score; null when there is a score. */
  label: string | null
  reached: boolean
  /** Top-level delmål: how many counted, of how many. */
  coverage: { counted: number; total: number; text: string }
  expectedByNow: number | null
  pace: 'foran planen' | 'følger planen' | 'bagefter planen' | null
  published: { year: number; score: number | null; label: string; whyDifferent: string } | null
  notes: readonly string[]
  delmaal: readonly DelmaalStatus[]
  trace: readonly Step[]
}

export type StatusOptions = {
  /** The frozen yearly status: only this year's figures count. Absent: the living score. */
  year?: number
  /** Points on each side of the plan that still "følger planen". */
  paceBand?: number
  /** Another rule than the goal set's own, to show how a published score may have come about. */
  missingFigure?: GoalSet['missingFigure']
  /** ISO date; a delmål retired on or before it is out. */
  on?: string
}

/** The status of one pejlemærke. Pure: the same facts give the same status. */
export declare function pejlemaerkeStatus(
  set: GoalSet,
  number: number,
  facts: Facts,
  options?: StatusOptions,
): PejlemaerkeStatus
