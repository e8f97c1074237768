/** What a leaf's figures come to: points, or why it does not count, with the steps shown. */
import { formatFigure } from '../figures/danish-format.ts'
import { valueYearBefore } from '../figures-known.ts'
import type { Delmaal, Facts, Figure } from '../goal-set.ts'
import { periodEndYear, periodText } from '../time/cadence.ts'
import { expectedPoints } from './expected.ts'
import type { Baseline, LeafOutcome } from './status.ts'
import {
  type LeafScore,
  type NumericTarget,
  scoreTowards,
  scoreYearOnYear,
  targetText,
  targetValue,
} from './target.ts'
import { interpolationSteps, thresholdSteps } from './trace.ts'

/** What every delmål that does not count has in common; `why` in Danish. */
export function leftOut(why: string): LeafOutcome {
  return {
    score: null,
    threshold: false,
    reached: false,
    counted: false,
    expected: null,
    why,
    trace: [{ text: `Tæller ikke med: ${why}` }],
  }
}

/** The rule `as-baseline`: a missing status stands at the baseline. */
export function countedAsBaseline(): LeafOutcome {
  return {
    ...leftOut(''),
    score: 0,
    counted: true,
    trace: [{ text: 'Status mangler og regnes som baseline: 0' }],
  }
}

/** Between baseline and target, or at a threshold where there is no distance between them. */
export function againstTarget(
  { direction, unit, targetYear }: Delmaal,
  target: NumericTarget,
  baseline: Baseline,
  status: Figure,
): LeafOutcome {
  const value = targetValue(target, baseline.value)
  const goal = { value, strict: target.kind === 'below' }
  const score = scoreTowards(goal, direction, unit, baseline.value, status.value)
  if (score.threshold) {
    const [from, aim] = [
      formatFigure(baseline.value, unit),
      targetText(target, unit, baseline.value),
    ]
    const against =
      value === baseline.value
        ? `der er ingen afstand fra baseline ${from} til målet ${aim}`
        : `baseline ${from} opfylder allerede målet ${aim}`
    return counted(score, null, thresholdSteps(unit, status.value, against, score))
  }
  const expected = expectedPoints(periodEndYear(status.period), baseline.year, targetYear)
  return counted(
    score,
    expected,
    interpolationSteps(unit, baseline.value, status.value, value, score),
  )
}

/** Compared with the year before, which may be the baseline's; never two years back. */
export function againstYearBefore(delmaal: Delmaal, status: Figure, facts: Facts): LeafOutcome {
  const { code, direction, unit } = delmaal
  const { period: before, value: previous } = valueYearBefore(facts, code, status.period)
  if (previous === null) return leftOut(`tallet for ${periodText(before)} mangler`)
  const score = scoreYearOnYear(direction, unit, previous, status.value)
  const against = `sammenlignet med ${formatFigure(previous, unit)} for ${periodText(before)}`
  return counted(score, null, thresholdSteps(unit, status.value, against, score))
}

function counted(
  { points, threshold, reached }: LeafScore,
  expected: number | null,
  trace: LeafOutcome['trace'],
): LeafOutcome {
  return { score: points, threshold, reached, counted: true, expected, why: '', trace }
}
