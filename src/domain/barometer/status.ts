/** What a status is: the contract between those who calculate it and those who show it. */
import {
  type Delmaal,
  type Facts,
  type Figure,
  type GoalSet,
  type Noun,
  type Published,
  type Unit,
  withParts,
} from '../goal-set.ts'

export type Baseline = { value: number; year: number }

/** One line of the calculation, in Danish, as `/pejl beregning` shows it. */
export type TraceLine = { text: string }

export type DelmaalStatus = {
  code: string
  title: string
  unit: Unit
  baseline: Baseline | null
  status: Figure | null
  /** The target as a number in the delmål's unit; null when it has none (yet). */
  target: number | null
  /** "højst 100", "under 1,1 %", "år for år", "1.255", "ikke fastsat". */
  targetText: string
  targetYear: number
  /** Points, −5 … +5; null when it does not count. */
  score: number | null
  /** What a person reads: "3,8", "–". */
  display: string
  /** The score is a threshold's: +5, 0 or −5 without interpolation. Shown as "tærskel". */
  threshold: boolean
  /**
   * På målet: the latest figure meets the target, also where it does not count ("mindst 80 %" needs no
   * baseline). With parts: each of them counts and is.
   */
  reached: boolean
  /** "på målet", "på målet for de dele, der tæller (1 af 2)"; "" when it is not. */
  reachedText: string
  counted: boolean
  /** Why it does not count, in Danish; "" when it counts. */
  why: string
  /** The line from baseline to target; null for thresholds and what does not count. */
  path: PlanPath | null
  trace: readonly TraceLine[]
  /** The document's footnotes to its figures, each with its source. */
  footnotes: readonly string[]
  parts: readonly DelmaalStatus[]
}

/**
 * The counted leaves that have a straight line from baseline to target, rolled up as the score is, and
 * where that line is: like compared with like. Thresholds have no line.
 */
export type PlanPath = {
  /** Points of these leaves alone. */
  score: number
  /** Points expected of the same leaves, each at the year of its own figure. */
  expected: number
  /** The leaves' codes, and the periods of their figures, oldest first. */
  codes: readonly string[]
  periods: readonly string[]
}

export type Pace = 'foran planen' | 'følger planen' | 'bagefter planen'

export type PejlemaerkeStatus = {
  goalSet: string
  /** What its set calls a goal. */
  noun: Noun
  number: number
  title: string
  score: number | null
  /** What a person reads: "2,4", "0 (kun baseline-målinger)", "–", "– (mål mangler)". */
  display: string
  /** The label that stands instead of a score; null when there is a score. */
  label: string | null
  /** Each delmål in the total counts and is på målet. */
  reached: boolean
  /** "på målet", "på målet for de delmål, der tæller (1 af 6)"; "" when it is not. */
  reachedText: string
  /** Top-level delmål: how many counted, of how many. */
  coverage: { counted: number; total: number; text: string }
  path: PlanPath | null
  /** The path's score against what is expected of the same leaves; null without a path. */
  pace: Pace | null
  /** How many of the counted leaves are thresholds, and how many of these hold. */
  thresholds: { holding: number; total: number }
  published: Published | null
  notes: readonly string[]
  delmaal: readonly DelmaalStatus[]
  trace: readonly TraceLine[]
}

export type StatusOptions = {
  /** The frozen yearly status: only this year's figures count. Absent: the living score. */
  year?: number
  /** Points on each side of the plan that still "følger planen". */
  paceBand?: number
  /** What was published of it; absent: what its document printed. */
  published?: readonly Published[]
  /** Another rule than the goal set's own, to show how a published score may have come about. */
  missingFigure?: GoalSet['missingFigure']
  /**
   * ISO date; a delmål retired on or before it is out. Absent: every delmål with a date for it is. A
   * frozen year asks at its own end instead, so that it stays as it was.
   */
  on?: string
}

/** What is looked at: which facts, of which year, under which rule. */
export type View = {
  /** The set's document, which footnotes are cited by. */
  document: string
  facts: Facts
  /** The frozen yearly status: only this year's figures count. */
  year: number | undefined
  /** ISO date that decides what has been retired; undefined: everything that ever will be. */
  on: string | undefined
  missingFigure: GoalSet['missingFigure']
}

/** What a leaf's figures come to: points, or why it does not count, with the calculation shown. */
export type LeafOutcome = Pick<
  DelmaalStatus,
  'score' | 'threshold' | 'reached' | 'counted' | 'why' | 'trace'
> & {
  /** Points expected at the figure's own year; null for thresholds and what does not count. */
  expected: number | null
}

/** A delmål with its status, and what its pejlemærke is made up from it by. */
export type Evaluated = {
  delmaal: Delmaal
  status: DelmaalStatus
  /** A retired delmål is outside the total. */
  inTotal: boolean
  /** Counts by a figure of its own, not by one that is missing and taken for the baseline. */
  measured: boolean
  /** What counts in it meets its target; only then may its score be shown as 5,0. */
  atTarget: boolean
  parts: readonly Evaluated[]
}

/** The status of a delmål or a part of one. Throws RangeError when the pejlemærke does not have it. */
export function delmaalIn({ number, delmaal }: PejlemaerkeStatus, code: string): DelmaalStatus {
  const all = delmaal.flatMap((one) => withParts(one))
  const found = all.find((one) => one.code === code)
  if (!found) throw new RangeError(`no delmål ${code} in pejlemærke ${number}`)
  return found
}
