/** The status of a leaf: which figures are in force, whether it counts, and what they give. */
import { listText } from '../danish-text.ts'
import { formatScore } from '../figures/danish-format.ts'
import { figuresAfter } from '../figures-known.ts'
import type { Delmaal, Figure } from '../goal-set.ts'
import { withCitation } from '../sourced.ts'
import { againstTarget, againstYearBefore, countedAsBaseline, leftOut } from './leaf-outcome.ts'
import type { Baseline, DelmaalStatus, LeafOutcome, PlanPath, View } from './status.ts'
import { meetsTarget, targetText, targetValue } from './target.ts'

/** A leaf's own status, whatever its lifecycle. */
export function leafStatus(delmaal: Delmaal, view: View): DelmaalStatus {
  const baseline = baselineInForce(delmaal, view)
  const status = figureInForce(delmaal, baseline, view)
  const { expected, ...found } = outcome(delmaal, baseline, status, view)
  const reached =
    found.reached ||
    (status !== null && meetsTarget(delmaal, baseline?.value ?? null, status.value))
  return {
    code: delmaal.code,
    title: delmaal.title,
    unit: delmaal.unit,
    baseline,
    status,
    target: targetValue(delmaal.target, baseline?.value ?? null),
    targetText: targetText(delmaal.target, delmaal.unit, baseline?.value ?? null),
    targetYear: delmaal.targetYear,
    ...found,
    display: found.score === null ? '–' : formatScore(found.score, reached),
    reached,
    reachedText: reached ? 'på målet' : '',
    path: pathOf(delmaal.code, found.score, expected, status),
    footnotes: footnotesOf(delmaal, view),
    parts: [],
  }
}

const pathOf = (
  code: string,
  score: number | null,
  expected: number | null,
  status: Figure | null,
): PlanPath | null =>
  score === null || expected === null || status === null
    ? null
    : { score, expected, codes: [code], periods: [status.period] }

export const footnotesOf = ({ footnotes }: Delmaal, { document }: View): string[] =>
  footnotes.map((one) => withCitation(document, one))

/** A frozen year does not know the baselines that were set later. */
function baselineInForce({ code }: Delmaal, { facts, year }: View): Baseline | null {
  const known = facts.baselines.get(code)
  return known === undefined || known.year > (year ?? known.year) ? null : known
}

/** The highest period that has a figure, not the newest report. The baseline's own is no status. */
function figureInForce(
  { code }: Delmaal,
  baseline: Baseline | null,
  { facts, year }: View,
): Figure | null {
  const candidates = figuresAfter(facts, code, baseline)
  return candidates.find(({ period }) => year === undefined || period.startsWith(`${year}`)) ?? null
}

function outcome(
  delmaal: Delmaal,
  baseline: Baseline | null,
  status: Figure | null,
  view: View,
): LeafOutcome {
  const { target } = delmaal
  if (baseline === null || target.kind === 'not-set') {
    return leftOut(missingText(delmaal, baseline, status, view))
  }
  if (status === null) {
    return view.missingFigure === 'as-baseline'
      ? countedAsBaseline()
      : leftOut(missingText(delmaal, baseline, status, view))
  }
  return target.kind === 'year-on-year'
    ? againstYearBefore(delmaal, status, view.facts)
    : againstTarget(delmaal, target, baseline, status)
}

/** "status mangler", "baseline, status og mål mangler", with the reason and horizon where known. */
function missingText(
  { target, missingReason, horizon }: Delmaal,
  baseline: Baseline | null,
  status: Figure | null,
  { year }: View,
): string {
  const missing = [
    baseline === null ? 'baseline' : '',
    status === null ? (year === undefined ? 'status' : `status for ${year}`) : '',
    target.kind === 'not-set' ? 'mål' : '',
  ]
  const reasons = [missingReason, horizon].filter((text) => text !== '').join('; ')
  return `${listText(missing.filter((text) => text !== ''))} mangler${reasons && ` (${reasons})`}`
}
