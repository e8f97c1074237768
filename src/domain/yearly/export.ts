/** Makes the export of a status from what is known. */
import { type Answer, type FigureAnswer, newestAnswers } from '../answer/answers.ts'
import { pejlemaerkeStatus } from '../barometer/pejlemaerke.ts'
import type { DelmaalStatus } from '../barometer/status.ts'
import { roundTo } from '../figures/rounding.ts'
import type { Delmaal, Facts, GoalSet, Pejlemaerke } from '../goal-set.ts'
import { comparePeriods, yearBefore } from '../time/cadence.ts'
import type {
  ExportedBaseline,
  ExportedDelmaal,
  ExportedFigure,
  ExportedPejlemaerke,
  StatusExport,
} from './shape.ts'

/** What a status is made from, with who said it. */
export type Sources = {
  set: GoalSet
  facts: Facts
  answers: readonly Answer[]
  /** Every revision, by code, oldest first. */
  baselines: ReadonlyMap<string, readonly BaselineSaid[]>
  /** What people are called, by key. */
  names: ReadonlyMap<string, string>
}
type BaselineSaid = {
  revision: number
  year: number
  value: number
  confirmedBy: string | null
  at: Date
}

/** Points on each side of the plan that still follow it. */
const PACE_BAND = 0.5

/** Every digit of what is exported can be recomputed: none is a computer's own noise. */
const DECIMALS = 6

/** The frozen year of a whole goal set. */
export const yearlyExport = (sources: Sources, year: number): StatusExport =>
  exportOf(sources, year, lastDayOf(year), sources.set.pejlemaerker)

/** The living status of one pejlemærke on an ISO day, or with a year its frozen one. */
export function pejlemaerkeExport(
  sources: Sources,
  pejlemaerke: Pejlemaerke,
  year: number | null,
  today: string,
): StatusExport {
  return exportOf(sources, year, year === null ? today : lastDayOf(year), [pejlemaerke])
}

const lastDayOf = (year: number): string => `${year}-12-31`

function exportOf(
  sources: Sources,
  year: number | null,
  on: string,
  pejlemaerker: readonly Pejlemaerke[],
): StatusExport {
  const { key, title, fromYear, toYear, missingFigure } = sources.set
  const view = { sources, year, on, said: newestSaid(sources.answers) }
  return {
    goalSet: { key, title, fromYear, toYear },
    ...{ year, on, missingFigure },
    paceBand: PACE_BAND,
    pejlemaerker: pejlemaerker.map((one) => exportPejlemaerke(one, view)),
  }
}

type View = {
  sources: Sources
  year: number | null
  on: string
  /** The newest revision of a figure. */
  said: (code: string, period: string) => FigureAnswer | null
}

function exportPejlemaerke(pejlemaerke: Pejlemaerke, view: View): ExportedPejlemaerke {
  const { number, title, weighting, delmaal, published } = pejlemaerke
  const { sources, on } = view
  const year = view.year ?? undefined
  const status = pejlemaerkeStatus(sources.set, number, sources.facts, {
    ...{ year, on },
    paceBand: PACE_BAND,
  })
  const printed = published.find((one) => one.year === year)
  return {
    ...{ number, title, weighting },
    score: points(status.score),
    display: status.display,
    label: status.label,
    reached: status.reached,
    coverage: status.coverage,
    expected: points(status.expectedByNow),
    pace: status.pace,
    printed: printed ? { score: printed.score, label: printed.label } : null,
    delmaal: exportAll(delmaal, status.delmaal, view),
  }
}

/** The delmål with their statuses, which stand in the same order. */
const exportAll = (
  delmaal: readonly Delmaal[],
  statuses: readonly DelmaalStatus[],
  view: View,
): ExportedDelmaal[] =>
  delmaal.flatMap((one, index) => {
    const status = statuses[index]
    return status ? [exportDelmaal(one, status, view)] : []
  })

function exportDelmaal(delmaal: Delmaal, status: DelmaalStatus, view: View): ExportedDelmaal {
  const { code, title, targetYear, weight, weighting, lifecycle } = delmaal
  const parts = exportAll(delmaal.parts, status.parts, view)
  const retired = lifecycle.state === 'retired' && lifecycle.from <= view.on
  return {
    ...{ code, title },
    ...(parts.length === 0 ? measured(delmaal) : { unit: null, direction: null, target: null }),
    ...{ targetYear, weight, weighting, lifecycle },
    inTotal: !retired && (parts.length === 0 || parts.some(({ inTotal }) => inTotal)),
    baseline: status.baseline && baselineOf(code, view),
    figures: parts.length === 0 ? figuresOf(delmaal, status, view) : [],
    targetValue: points(status.target),
    score: points(status.score),
    threshold: status.threshold,
    reached: status.reached,
    counted: status.counted,
    why: status.why,
    expected: points(status.expected),
    parts: retired ? parts.map(outOfTotal) : parts,
  }
}

/** Parts go out with the delmål that they are parts of. */
const outOfTotal = (part: ExportedDelmaal): ExportedDelmaal => ({ ...part, inTotal: false })

const measured = ({ unit: { kind, decimals, noun }, direction, target }: Delmaal) => ({
  unit: { kind, decimals, noun },
  ...{ direction, target },
})

function baselineOf(code: string, { sources }: View): ExportedBaseline | null {
  const said = sources.baselines.get(code)?.at(-1)
  if (!said) return null
  const { value, year, revision, confirmedBy, at } = said
  return { value, year, revision, by: called(sources, confirmedBy), at: at.toISOString() }
}

/** The year's own figures, or the one that counts; and what it is compared with. */
function figuresOf(delmaal: Delmaal, { status }: DelmaalStatus, view: View): ExportedFigure[] {
  const { year, sources } = view
  const before =
    status && delmaal.target.kind === 'year-on-year' ? yearBefore(status.period) : undefined
  const isUsed = (period: string) =>
    period === before || (year === null ? period === status?.period : period.startsWith(`${year}`))
  return (sources.facts.figures.get(delmaal.code) ?? [])
    .filter(({ period }) => isUsed(period))
    .toSorted((a, b) => comparePeriods(a.period, b.period))
    .flatMap(({ period, value, revision }) => {
      const said = view.said(delmaal.code, period)
      if (!said) return []
      const { by, at } = said
      return [{ period, value, revision, by: called(sources, by), at: at.toISOString() }]
    })
}

const called = ({ names }: Sources, by: string | null): string | null =>
  by === null ? null : (names.get(by) ?? by)

const points = (value: number | null): number | null =>
  value === null ? null : roundTo(value, DECIMALS) + 0

const newestByAnswers = new WeakMap<readonly Answer[], View['said']>()

/** Worked out once for the same answers: there may be ten thousand. */
function newestSaid(answers: readonly Answer[]): View['said'] {
  const known = newestByAnswers.get(answers)
  if (known) return known
  const newest = newestAnswers(answers.filter(({ kind }) => kind === 'figure'))
  const said: View['said'] = (code, period) => {
    const found = newest.of(code, period)
    return found?.kind === 'figure' ? found : null
  }
  newestByAnswers.set(answers, said)
  return said
}
