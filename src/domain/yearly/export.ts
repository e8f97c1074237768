/** Makes the export of a status from what is known. */
import { PACE_BAND } from '../barometer/expected.ts'
import { pejlemaerkeStatus } from '../barometer/pejlemaerke.ts'
import type { DelmaalStatus, PlanPath } from '../barometer/status.ts'
import { isRetired } from '../delmaal.ts'
import { roundTo } from '../figures/rounding.ts'
import type { Delmaal, Pejlemaerke } from '../goal-set.ts'
import type { ExportedDelmaal, ExportedPath, ExportedPejlemaerke, StatusExport } from './shape.ts'
import { exportedBaseline, exportedFigures, type Sources } from './sources.ts'

/** Every digit of what is exported can be recomputed: none is a computer's own noise. */
const DECIMALS = 6

/** The frozen year of a whole goal set. */
export const yearlyExport = (sources: Sources, year: number): StatusExport =>
  exportOf({ sources, year, on: lastDayOf(year) }, sources.set.pejlemaerker)

/** The living status of one pejlemærke on an ISO day, or with a year its frozen one. */
export const pejlemaerkeExport = (
  sources: Sources,
  pejlemaerke: Pejlemaerke,
  year: number | null,
  today: string,
): StatusExport =>
  exportOf({ sources, year, on: year === null ? today : lastDayOf(year) }, [pejlemaerke])

const lastDayOf = (year: number): string => `${year}-12-31`

type View = { sources: Sources } & Pick<StatusExport, 'year' | 'on'>

function exportOf(view: View, pejlemaerker: readonly Pejlemaerke[]): StatusExport {
  const { key, title, fromYear, toYear, missingFigure } = view.sources.set
  return {
    goalSet: { key, title, fromYear, toYear },
    year: view.year,
    on: view.on,
    missingFigure,
    paceBand: PACE_BAND,
    pejlemaerker: pejlemaerker.map((one) => exportPejlemaerke(one, view)),
  }
}

function exportPejlemaerke(pejlemaerke: Pejlemaerke, view: View): ExportedPejlemaerke {
  const { number, title, weighting, delmaal, published } = pejlemaerke
  const { sources, on } = view
  const status = pejlemaerkeStatus(sources.set, number, sources.facts, {
    on,
    paceBand: PACE_BAND,
    ...(view.year !== null && { year: view.year }),
  })
  const printed = published.find(({ year }) => year === view.year)
  return {
    ...{ number, title, weighting },
    score: points(status.score),
    display: status.display,
    label: status.label,
    reached: status.reached,
    coverage: status.coverage,
    path: pathOf(status.path),
    pace: status.pace,
    thresholds: status.thresholds,
    printed: printed ? { score: printed.score, label: printed.label } : null,
    delmaal: exportAll(delmaal, status.delmaal, view, true),
  }
}

/** The delmål with their statuses, which stand in the same order. */
const exportAll = (
  delmaal: readonly Delmaal[],
  statuses: readonly DelmaalStatus[],
  view: View,
  inTotal: boolean,
): ExportedDelmaal[] =>
  delmaal.flatMap((one, index) => {
    const status = statuses[index]
    return status ? [exportDelmaal(one, status, view, inTotal)] : []
  })

/** @param isWholeIn whether what it is a part of is in the total */
function exportDelmaal(
  delmaal: Delmaal,
  status: DelmaalStatus,
  view: View,
  isWholeIn: boolean,
): ExportedDelmaal {
  const { code, title, targetYear, weight, weighting, lifecycle } = delmaal
  const isIn = isWholeIn && !isRetired(lifecycle, view.on)
  const parts = exportAll(delmaal.parts, status.parts, view, isIn)
  const isLeaf = parts.length === 0
  return {
    ...{ code, title },
    ...(isLeaf ? measured(delmaal) : { unit: null, direction: null, target: null }),
    ...{ targetYear, weight, weighting, lifecycle },
    inTotal: isLeaf ? isIn : parts.some((part) => part.inTotal),
    baseline: status.baseline && exportedBaseline(view.sources, code),
    figures: isLeaf ? exportedFigures(view.sources, delmaal, status, view.year) : [],
    targetValue: points(status.target),
    score: points(status.score),
    display: status.display,
    threshold: status.threshold,
    reached: status.reached,
    counted: status.counted,
    why: status.why,
    path: pathOf(status.path),
    parts,
  }
}

const measured = ({ unit: { kind, decimals, noun }, direction, target }: Delmaal) => ({
  unit: { kind, decimals, noun },
  ...{ direction, target },
})

function points(value: number): number
function points(value: number | null): number | null
function points(value: number | null): number | null {
  return value === null ? null : roundTo(value, DECIMALS) + 0 // never −0
}

const pathOf = (path: PlanPath | null): ExportedPath | null =>
  path && { score: points(path.score), expected: points(path.expected) }
