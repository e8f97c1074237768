/** What a delmål is made of: part of a goal set (goal-set.ts), and the kinds of target there are. */
import type { Sourced } from './sourced.ts'

export type Direction = 'more' | 'less'

/** How figures of a delmål are written. A count is whole persons, cases or homes; a share is percent. */
export type Unit = {
  kind: 'count' | 'share'
  /** As shown after a count ("borgere"); "%" for a share. */
  noun: string
  /** Other spellings accepted after a typed figure ("borger", "personer"). */
  inflections: readonly string[]
  /** Decimals the figure is published with; more are refused, never rounded. */
  decimals: number
}

/** Every kind of target that the five documents hold. */
export type Target =
  | { kind: 'absolute'; value: number }
  | { kind: 'at-least'; value: number }
  | { kind: 'at-most'; value: number }
  /** Strictly below: "<1,1 %". */
  | { kind: 'below'; value: number }
  /** From the baseline, in persons or percentage points: −80, +41. */
  | { kind: 'change'; by: number }
  /** From the baseline, in percent of it: −10. No target until the baseline is known. */
  | { kind: 'relative'; percent: number }
  | { kind: 'from-to'; from: number; to: number }
  /** "skal reduceres år for år": compared with the year before, never two years back. */
  | { kind: 'year-on-year' }
  /** "X %", "–". `text` is how the document writes it. */
  | { kind: 'not-set'; text: string }

export type CadenceUnit = 'year' | 'half-year' | 'quarter' | 'month'

/** When a figure is due. A period's figure is due `lagMonths` after the period has ended. */
export type Cadence = {
  every: CadenceUnit
  /** 2 with `every: year` is every second year, counted from `from`. */
  interval: number
  lagMonths: number
  /** The first period that is asked for ("2015", "2015-H1", …). */
  from: string
}

export type Lifecycle =
  | { state: 'active' }
  /** Proposed for retirement (2A, 2B): no reminders, still in the total. */
  | { state: 'proposed-for-retirement' }
  /** Out of reminders and total from this ISO date; history kept. */
  | { state: 'retired'; from: string }

export type Jump = {
  /** A count that differs more than this many percent from the last figure is asked about. */
  countPercent: number
  /** A share that differs more than this many percentage points is asked about. */
  sharePoints: number
}

/** A break in definition: figures on each side are not compared silently. `year` is null where the document dates it not. */
export type Break = Sourced & { year: number | null }

/** A draft's suggestion: so many more or fewer, which it says is so many percent (002). */
export type Suggested = Sourced & {
  /** In persons, with sign; null for "X". */
  by: number | null
  /** Without sign; null for "X". */
  percent: number | null
  /** Written with "ca.". */
  about: boolean
}

export type Delmaal = {
  /** What people type: 1D, 1F1. Unique in the goal set. */
  code: string
  title: string
  /** Direction, unit and target are a leaf's; a delmål with parts has the first part's unit. */
  unit: Unit
  direction: Direction
  target: Target
  targetYear: number
  /** The document's own baseline. What is in force is in the facts (a controller can confirm another). */
  baseline: { value: number; year: number; note: string; n: number | null } | null
  /** Figures printed in the document, oldest first. */
  published: readonly { period: string; value: number; preliminary: boolean; n: number | null }[]
  /** Earlier figures, from before the baseline, oldest first: how it swings. They are never a status. */
  history: readonly { period: string; value: number }[]
  /** The usual denominator of a share, in persons; null where it is not known, and for a count. */
  n: number | null
  /** What a count counts: what happens in a period (flow), or what is there on a day (stock). */
  measure: 'flow' | 'stock'
  cadence: Cadence
  /** How long a figure is waited for when nobody answers, in months after its due date. */
  finalMonths: number
  lifecycle: Lifecycle
  jump: Jump
  /** Weight among its siblings; all siblings or none. */
  weight: number | null
  /** The document weights the parts of this delmål ("population"), known or not. */
  weighting: 'none' | 'population'
  parts: readonly Delmaal[]
  breaks: readonly Break[]
  footnotes: readonly Sourced[]
  /** "Et mål kunne fx være …": what a draft suggests, in numbers; null where it suggests none. */
  suggested: Suggested | null
  /** Other wordings of its title, and what is unknown. */
  notes: readonly Sourced[]
  /** Why a figure is missing and when it is expected ("bilag 2", empty for 2014). */
  missingReason: string
  horizon: string
}

/** A delmål, or what was found of one: its status, its export, how it ended. */
type WithParts<T> = { parts: readonly T[] }

/** The leaves of one: itself, or its parts' leaves. Figures are reported for leaves only. */
export const leaves = <T extends WithParts<T>>(one: T): T[] =>
  one.parts.length === 0 ? [one] : one.parts.flatMap((part) => leaves(part))

/** It and its parts, in order. */
export const withParts = <T extends WithParts<T>>(one: T): T[] => [
  one,
  ...one.parts.flatMap((part) => withParts(part)),
]

/** Whether it is out on an ISO day; with undefined, whether it ever will be. */
export const isRetired = (
  lifecycle: Lifecycle,
  on: string | undefined,
): lifecycle is Extract<Lifecycle, { state: 'retired' }> =>
  lifecycle.state === 'retired' && (on === undefined || lifecycle.from <= on)
