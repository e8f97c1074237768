/**
 * What a goal set is made of. Read from prisma/seed/*.yaml (src/store/seed/), never written.
 * The glossary is in README.md; sources are named as (document, footnote).
 */
import { type Delmaal, leaves } from './delmaal.ts'

export type {
  Cadence,
  CadenceUnit,
  Delmaal,
  Direction,
  Jump,
  Lifecycle,
  Target,
  Unit,
} from './delmaal.ts'
export { leaves } from './delmaal.ts'

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
