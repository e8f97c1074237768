/** What a year's status is made without, and why. */
import { eitherText } from '../../domain/danish-text.ts'
import { leafOf } from '../../domain/goal-set.ts'
import { dateText } from '../../domain/time/calendar.ts'
import { expectations, periodsOver } from '../../domain/time/due.ts'
import {
  type ExportedDelmaal,
  exportedLeaves,
  type StatusExport,
} from '../../domain/yearly/shape.ts'
import { expectedText, ownerNames } from '../../loop/awaited.ts'
import type { Situation } from '../../loop/situation.ts'

export type MissingFigure = { code: string; why: string }

/** Every leaf in the total that does not count by a figure of the year's own, in the document's order. */
export const missingIn = (
  known: Situation,
  { pejlemaerker, year }: StatusExport,
): MissingFigure[] =>
  pejlemaerker
    .flatMap(({ delmaal }) => exportedLeaves(delmaal))
    .filter(({ inTotal, counted, path, threshold }) => inTotal && !(counted && (path || threshold)))
    .map((leaf) => ({ code: leaf.code, why: whyMissing(known, leaf, `${year}`) }))

/** "status for 2015 mangler; ventes den 1. april 2016: registeret opdateres" */
function whyMissing(known: Situation, leaf: ExportedDelmaal, year: string): string {
  const why = leaf.why === '' ? `ingen status for ${year}, regnet som 0` : leaf.why
  const hasFigure = leaf.figures.some(({ period }) => period.startsWith(year))
  return hasFigure ? why : `${why}; ${notReported(known, leaf, year)}`
}

/** What is known of a figure that nobody has reported. */
function notReported(known: Situation, { code, lifecycle }: ExportedDelmaal, year: string): string {
  const { set, facts, postponed, startsOn, today } = known
  const said = postponed.find((one) => one.code === code && one.period.startsWith(year))
  if (said) return `${expectedText(said.expectedOn, today)}: ${said.reason}`
  if (lifecycle.state === 'proposed-for-retirement')
    return 'foreslås udgået, så ingen bliver spurgt'
  const delmaal = leafOf(set, code)
  const ended = delmaal ? periodsOver(delmaal.cadence, `${Number(year) + 1}-01-01`) : []
  const asked = ended.find(
    (one) => delmaal && one.period.startsWith(year) && expectations(delmaal, facts).isAwaited(one),
  )
  if (!asked || (startsOn !== null && asked.due < startsOn)) return 'ingen bliver spurgt om det'
  const owners = ownerNames(known, code)
  const from = owners.length === 0 ? 'endnu ingen dataejer' : `afventer ${eitherText(owners)}`
  return `${from}, frist ${dateText(asked.due)}`
}
