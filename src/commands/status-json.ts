import type { DelmaalStatus, PejlemaerkeStatus } from '../domain/barometer/status.ts'
import { periodEvidence } from '../domain/chance/evidence.ts'
import {
  delmaalChance,
  pejlemaerkeChance,
  type ScoreChance,
  type ScoreInterval,
} from '../domain/chance/score-interval.ts'
import { obstaclesText } from '../domain/chance/words.ts'
import { type GoalSet, leafOf, withParts } from '../domain/goal-set.ts'
import type { PejlemaerkeFinal } from '../domain/period-end/final-status.ts'

/**
 * The stable JSON of `status N` (src/README.md). Scores are points, unrounded; figures are plain
 * numbers in the delmål's own unit, null where there is none.
 * @param final how its period ended; null while it runs
 */
export function statusJson(
  status: PejlemaerkeStatus,
  set: GoalSet,
  final: PejlemaerkeFinal | null = null,
) {
  const { published } = status
  return {
    goalSet: status.goalSet,
    number: status.number,
    title: status.title,
    score: status.score,
    display: status.display,
    label: status.label,
    published: published?.score ?? null,
    publishedLabel: published?.label ?? null,
    publishedYear: published?.year ?? null,
    coverage: { counted: status.coverage.counted, total: status.coverage.total },
    reached: status.reached,
    threshold: status.thresholds.total > 0 && status.path === null,
    expected: status.path?.expected ?? null,
    expectedByNow: status.path?.expected ?? null,
    pace: status.pace,
    final: final && finalJson(final),
    ...intervalJson(pejlemaerkeChance(set, status)),
    notes: [...status.notes],
    delmaal: status.delmaal.map((one) => delmaalJson(one, set)),
  }
}

const finalJson = ({ final, text, delmaal }: PejlemaerkeFinal) => ({
  result: final,
  text,
  delmaal: delmaal
    .flatMap((one) => withParts(one))
    .map((one) => ({ code: one.delmaal.code, result: one.final, why: one.why })),
})

export type DelmaalJson = {
  code: string
  title: string
  unit: string
  baseline: number | null
  baselineYear: number | null
  status: number | null
  /** A share's denominator in persons, where it is known. */
  n: number | null
  /** Whether a count is of what happens in a period, or of how many there are on a day. */
  measure: 'flow' | 'stock' | null
  /** "2015", "2015-H1", "2015-Q3" or "2015-03". */
  statusPeriod: string | null
  target: number | null
  targetText: string
  targetYear: number
  score: number | null
  reached: boolean
  threshold: boolean
  expected: number | null
  interval: ScoreInterval | null
  intervalWhy: string
  intervalFirstGuess: string[]
  counted: boolean
  why: string
  footnotes: string[]
  parts: DelmaalJson[]
}

/** The 80 % interval in points; why there is none, "" where there is one or no score. */
const intervalJson = (chance: ScoreChance) => ({
  interval: chance.interval,
  intervalWhy: obstaclesText(chance),
  intervalFirstGuess: [...chance.firstGuess],
})

/** What its uncertainty is worked out from: null where there is none, and for what has parts. */
function evidenceJson({ code, status }: DelmaalStatus, set: GoalSet) {
  const leaf = leafOf(set, code)
  const isCount = leaf?.unit.kind === 'count'
  return {
    n: leaf && status && !isCount ? periodEvidence(leaf, status).n : null,
    measure: leaf && isCount ? leaf.measure : null,
  }
}

export function delmaalJson(delmaal: DelmaalStatus, set: GoalSet): DelmaalJson {
  return {
    code: delmaal.code,
    title: delmaal.title,
    unit: delmaal.unit.noun,
    baseline: delmaal.baseline?.value ?? null,
    baselineYear: delmaal.baseline?.year ?? null,
    status: delmaal.status?.value ?? null,
    ...evidenceJson(delmaal, set),
    statusPeriod: delmaal.status?.period ?? null,
    target: delmaal.target,
    targetText: delmaal.targetText,
    targetYear: delmaal.targetYear,
    score: delmaal.score,
    reached: delmaal.reached,
    threshold: delmaal.threshold,
    expected: delmaal.path?.expected ?? null,
    ...intervalJson(delmaalChance(set, delmaal)),
    counted: delmaal.counted,
    why: delmaal.why,
    footnotes: [...delmaal.footnotes],
    parts: delmaal.parts.map((part) => delmaalJson(part, set)),
  }
}
