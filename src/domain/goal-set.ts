/**
 * What a goal set is made of. Read from prisma/seed/*.yaml (src/store/seed/), never written.
 * The glossary is in README.md; sources are named as (document, footnote).
 */
import { type Break, type Delmaal, leaves, withParts } from './delmaal.ts'
import type { Plan, PlanItem } from './plan/plan.ts'
import { planItems } from './plan/plan.ts'
import type { Background, Sourced } from './sourced.ts'

export type {
  Break,
  Cadence,
  CadenceUnit,
  Delmaal,
  Direction,
  Jump,
  Lifecycle,
  Target,
  Unit,
} from './delmaal.ts'
export { leaves, withParts } from './delmaal.ts'

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
  footnotes: readonly Sourced[]
  breaks: readonly Break[]
  /** Causes, activities, budget proposals and points of attention, in the document's order. */
  background: readonly Background[]
  /** Which committee, appropriation and area it belongs to; null where the document does not say. */
  belongs: { committee: string; appropriation: string; area: string } | null
  /** What else the document tells: other wordings, figures of the background, what is unknown. */
  notes: readonly Sourced[]
}

/** Why two goals of different documents are put beside each other, and why they are not comparable. */
export type Link = {
  /** A pejlemærke's number or a delmål's code in this set, or an initiative's. */
  here: string
  /** The key of the other set, and what is meant there. */
  set: string
  there: string
  why: string
  source: string
}

/** What a set's goals are called: "pejlemærke", "pejlemærker", "pejlemærket". */
export type Noun = { one: string; many: string; the: string }

/**
 * `adopted` is followed up. `proposed` and `draft` are what the document says of itself; `past`: adopted,
 * but its period was over before pejl came. These are shown, and followed up when a controller says so.
 */
export type SetState = 'adopted' | 'proposed' | 'draft' | 'past'

export type GoalSet = {
  key: string
  /** What people type in front of a code that several goal sets have: "2014-2017". */
  name: string
  title: string
  fromYear: number
  toYear: number
  state: SetState
  /** "001": the document it was made from; "" where none has a number. */
  document: string
  noun: Noun
  /** `exclude` (001, footnote 1) or `as-baseline`: a delmål with a baseline and no status counts as 0. */
  missingFigure: 'exclude' | 'as-baseline'
  pejlemaerker: readonly Pejlemaerke[]
  /** Steps, initiatives and areas; null for a set of goals only. */
  plan: Plan | null
  /** Every budget proposal that is mentioned, by code, with each of its names. */
  proposals: readonly { code: string; names: readonly string[]; notes: readonly Sourced[] }[]
  targetGroups: readonly Sourced[]
  /** The principles that the work rests on, each in short; `name` is reflection's word for it. */
  principles: readonly (Sourced & { name: string; title: string })[]
  /** How the document wants the follow-up to be. */
  frame: readonly Sourced[]
  notes: readonly Sourced[]
  links: readonly Link[]
}

/** A figure for a period, as the newest revision has it. */
export type Figure = { period: string; value: number; revision: number }

/** What is known at a point in time, by delmål code. */
export type Facts = {
  baselines: ReadonlyMap<string, { value: number; year: number }>
  figures: ReadonlyMap<string, readonly Figure[]>
}

/** A leaf and the pejlemærke it belongs to. */
export type Leaf = { pejlemaerke: Pejlemaerke; delmaal: Delmaal }

type Index = {
  leaves: readonly Leaf[]
  byCode: ReadonlyMap<string, Leaf>
  /** Leaves and those that have parts. */
  delmaal: ReadonlyMap<string, Delmaal>
  byNumber: ReadonlyMap<number, Pejlemaerke>
}
/** Made at the first look-up and kept for as long as the set itself is, which nobody changes. */
const indexes = new WeakMap<GoalSet, Index>()

function indexOf(set: GoalSet): Index {
  const known = indexes.get(set)
  if (known) return known
  const all = set.pejlemaerker.flatMap((pejlemaerke) =>
    pejlemaerke.delmaal.flatMap((one) => leaves(one)).map((delmaal) => ({ pejlemaerke, delmaal })),
  )
  const made = {
    leaves: all,
    byCode: new Map(all.map((leaf) => [leaf.delmaal.code, leaf])),
    delmaal: new Map(
      set.pejlemaerker
        .flatMap(({ delmaal }) => delmaal.flatMap((one) => withParts(one)))
        .map((one) => [one.code, one]),
    ),
    byNumber: new Map(set.pejlemaerker.map((pejlemaerke) => [pejlemaerke.number, pejlemaerke])),
  }
  indexes.set(set, made)
  return made
}

/** Whether a goal set has a delmål with this code, with figures of its own or with parts. */
export const hasDelmaal = (set: GoalSet, code: string): boolean => indexOf(set).delmaal.has(code)

/** The delmål with a code, with figures of its own or with parts; undefined for other codes. */
export const delmaalOf = (set: GoalSet, code: string): Delmaal | undefined =>
  indexOf(set).delmaal.get(code)

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

/** The step of a plan with a code; undefined for other codes. */
export const planItemOf = ({ plan }: GoalSet, code: string): PlanItem | undefined =>
  plan ? planItems(plan).find((item) => item.code === code) : undefined
