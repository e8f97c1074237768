import type { DelmaalStatus, PejlemaerkeStatus } from '../domain/status.ts'

/**
 * The stable JSON of `status N` (README, JSON). Scores are points, unrounded; figures are in the
 * delmål's own unit.
 */
export function statusJson(status: PejlemaerkeStatus) {
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
    expectedByNow: status.expectedByNow,
    pace: status.pace,
    notes: [...status.notes],
    delmaal: status.delmaal.map(delmaalJson),
  }
}

export type DelmaalJson = {
  code: string
  title: string
  unit: string
  baseline: { value: number; year: number } | null
  status: { value: number; period: string } | null
  target: number | null
  targetText: string
  targetYear: number
  score: number | null
  counted: boolean
  why: string
  parts: DelmaalJson[]
}

export function delmaalJson(delmaal: DelmaalStatus): DelmaalJson {
  return {
    code: delmaal.code,
    title: delmaal.title,
    unit: delmaal.unit,
    baseline: delmaal.baseline,
    status: delmaal.status && { value: delmaal.status.value, period: delmaal.status.period },
    target: delmaal.target,
    targetText: delmaal.targetText,
    targetYear: delmaal.targetYear,
    score: delmaal.score,
    counted: delmaal.counted,
    why: delmaal.why,
    parts: delmaal.parts.map(delmaalJson),
  }
}
