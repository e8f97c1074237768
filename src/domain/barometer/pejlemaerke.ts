/** The status of a pejlemærke: contract and calculation. The rules are in the README, the barometer. */

import { formatScore } from '../figures/danish-format.ts'
import {
  type Facts,
  type Figure,
  type GoalSet,
  type Pejlemaerke,
  pejlemaerkeBy,
} from '../goal-set.ts'
import { coverageOf } from './coverage.ts'
import { type Evaluated, evaluate, leavesInTotal, weighed } from './delmaal.ts'
import { pace } from './expected.ts'
import { statusNotes } from './notes.ts'
import { meanPoints } from './roll-up.ts'
import { meanStep, ruleSteps } from './trace.ts'

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
  /**
   * ISO date; a delmål retired on or before it is out. Absent: every delmål with a date for it is. A
   * frozen year asks at its own end instead, so that it stays as it was.
   */
  on?: string
}

/**
 * The status of one pejlemærke. Pure: the same facts give the same status. Throws RangeError for a
 * number that the goal set does not have.
 */
export function pejlemaerkeStatus(
  set: GoalSet,
  number: number,
  facts: Facts,
  { year, paceBand, missingFigure = set.missingFigure, on }: StatusOptions = {},
): PejlemaerkeStatus {
  const pejlemaerke = pejlemaerkeBy(set, number)
  if (!pejlemaerke) throw new RangeError(`${set.key} has no pejlemærke ${number}`)
  const view = { facts, year, on: year === undefined ? on : `${year}-12-31` }
  const evaluateUnder = (rule: GoalSet['missingFigure']) =>
    pejlemaerke.delmaal.map((delmaal) => evaluate(delmaal, { ...view, missingFigure: rule }))
  const documented = evaluateUnder('exclude')
  // Without one figure of its own a pejlemærke keeps its label, whatever the rule.
  const rule = documented.some(({ measured }) => measured) ? missingFigure : 'exclude'
  const evaluated = rule === 'exclude' ? documented : evaluateUnder(rule)

  const counting = evaluated.filter(({ status }) => status.counted)
  const score = counting.length === 0 ? null : meanPoints(weighed(counting))
  const reached = score !== null && counting.every(({ status }) => status.reached)
  const label = labelFor(leavesInTotal(evaluated))
  const expectedByNow = meanExpected(leavesInTotal(counting))
  const coverage = coverageOf(evaluated)
  return {
    goalSet: set.key,
    number,
    title: pejlemaerke.title,
    score,
    display: score === null ? label : formatScore(score, reached),
    label: score === null ? label : null,
    reached,
    coverage,
    expectedByNow,
    pace: score === null || expectedByNow === null ? null : pace(score, expectedByNow, paceBand),
    published: publishedFor(pejlemaerke, year),
    notes: statusNotes(pejlemaerke, evaluated),
    delmaal: evaluated.map(({ status }) => status),
    trace: [
      score === null
        ? { text: `Ingen delmål tæller med, så der er intet tal: ${label}` }
        : meanStep(weighed(counting), score),
      { text: `Datagrundlag: ${coverage.text}` },
      ...ruleSteps(missingFigure),
    ],
  }
}

/** What stands instead of a score when nothing counts. */
function labelFor(leaves: readonly Evaluated[]): string {
  const lacksTarget = leaves.some(
    ({ delmaal, status: { baseline, status } }) =>
      delmaal.target.kind === 'not-set' && baseline !== null && status !== null,
  )
  if (lacksTarget) return '– (mål mangler)'
  const hasBaseline = leaves.some(({ status }) => status.baseline !== null)
  return hasBaseline ? '0 (kun baseline-målinger)' : '–'
}

/** The mean over the leaves that have something to interpolate, each at the year of its own figure. */
function meanExpected(leaves: readonly Evaluated[]): number | null {
  const points = leaves.flatMap(({ status: { expected } }) => expected ?? [])
  const equal = points.map((one) => ({ points: one, weight: null }))
  return equal.length === 0 ? null : meanPoints(equal)
}

/** The frozen year's own, or the newest that was published. */
function publishedFor({ published }: Pejlemaerke, year: number | undefined) {
  const candidates = published.filter((one) => year === undefined || one.year === year)
  return candidates.toSorted((a, b) => b.year - a.year)[0] ?? null
}
