/**
 * What a goal set is made of. Read from prisma/seed/*.yaml (src/store/seed.ts), never written.
 * The glossary is in the README; sources are named as (document, footnote).
 */

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

/** Every kind of target that the five documents hold (DOMAIN.md, kinds of target). */
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
  baseline: { value: number; year: number; note: string } | null
  /** Figures printed in the document, oldest first. */
  published: readonly { period: string; value: number; preliminary: boolean }[]
  cadence: Cadence
  lifecycle: Lifecycle
  jump: Jump
  /** Weight among its siblings; all siblings or none. */
  weight: number | null
  /** The document weights the parts of this delmål ("population"), known or not. */
  weighting: 'none' | 'population'
  parts: readonly Delmaal[]
  /** A break in definition: figures on each side are not compared silently. */
  breaks: readonly { year: number; text: string }[]
  footnotes: readonly string[]
  /** Why a figure is missing and when it is expected ("bilag 2", empty for 2014). */
  missingReason: string
  horizon: string
}

/** The published status of a year, as printed; score null where only a label was printed. */
export type Published = {
  year: number
  score: number | null
  label: string
  /** Why pejl's own score differs, in short, for beside the score; "" when there is no score. */
  whyDifferent: string
  /** The rest of the reason, for where there is room; "" when there is no more. */
  whyMore: string
}

export type Pejlemaerke = {
  number: number
  title: string
  delmaal: readonly Delmaal[]
  published: readonly Published[]
  weighting: 'none' | 'population'
  footnotes: readonly string[]
  breaks: readonly { year: number; text: string }[]
  /** What the document asks the reader to keep in mind; used for reflection. */
  attention: readonly string[]
}

export type GoalSet = {
  key: string
  /** What people type in front of a code that several goal sets have: "2014-2017". */
  name: string
  title: string
  fromYear: number
  toYear: number
  state: 'adopted' | 'draft'
  /** `exclude` (001, footnote 1) or `as-baseline`: a delmål with a baseline and no status counts as 0. */
  missingFigure: 'exclude' | 'as-baseline'
  pejlemaerker: readonly Pejlemaerke[]
}

/** A figure for a period, as the newest revision has it. */
export type Figure = { period: string; value: number; revision: number }

/** What is known at a point in time, by delmål code. */
export type Facts = {
  baselines: ReadonlyMap<string, { value: number; year: number }>
  figures: ReadonlyMap<string, readonly Figure[]>
}

/** The leaves of a delmål: itself, or its parts' leaves. Figures are reported for leaves only. */
export function leaves(delmaal: Delmaal): readonly Delmaal[] {
  return delmaal.parts.length === 0 ? [delmaal] : delmaal.parts.flatMap(leaves)
}

/** A leaf and the pejlemærke it belongs to. */
export type Leaf = { pejlemaerke: Pejlemaerke; delmaal: Delmaal }

type Index = {
  leaves: readonly Leaf[]
  byCode: ReadonlyMap<string, Leaf>
  byNumber: ReadonlyMap<number, Pejlemaerke>
}
/** Made at the first look-up and kept for as long as the set itself is, which nobody changes. */
const indexes = new WeakMap<GoalSet, Index>()

function indexOf(set: GoalSet): Index {
  const known = indexes.get(set)
  if (known) return known
  const all = set.pejlemaerker.flatMap((pejlemaerke) =>
    pejlemaerke.delmaal.flatMap(leaves).map((delmaal) => ({ pejlemaerke, delmaal })),
  )
  const made = {
    leaves: all,
    byCode: new Map(all.map((leaf) => [leaf.delmaal.code, leaf])),
    byNumber: new Map(set.pejlemaerker.map((pejlemaerke) => [pejlemaerke.number, pejlemaerke])),
  }
  indexes.set(set, made)
  return made
}

/** Every leaf of a goal set, in the document's order. */
export const allLeaves = (set: GoalSet): readonly Leaf[] => indexOf(set).leaves

/** The leaf with a code; undefined for other codes, also a parent's: only leaves have figures. */
export const leafOf = (set: GoalSet, code: string): Delmaal | undefined =>
  indexOf(set).byCode.get(code)?.delmaal

/** The pejlemærke that a leaf belongs to. Throws RangeError for a code that is no leaf's. */
export function pejlemaerkeOf(set: GoalSet, code: string): Pejlemaerke {
  const found = indexOf(set).byCode.get(code)
  if (!found) throw new RangeError(`${set.key} has no delmål ${code}`)
  return found.pejlemaerke
}

export const pejlemaerkeBy = (set: GoalSet, number: number): Pejlemaerke | undefined =>
  indexOf(set).byNumber.get(number)
