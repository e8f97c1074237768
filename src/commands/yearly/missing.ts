/** What a year's status is made without, and why. */
import { listText } from '../../domain/danish-text.ts'
import { leafOf, leaves } from '../../domain/goal-set.ts'
import { periodText } from '../../domain/time/cadence.ts'
import { dateText } from '../../domain/time/calendar.ts'
import { expectedPeriods, type FigureState, figureState } from '../../domain/time/figure-state.ts'
import type { ExportedDelmaal, StatusExport } from '../../domain/yearly/shape.ts'
import { againText, expectedText, ownerNames } from '../../loop/awaited.ts'
import type { Situation } from '../../loop/situation.ts'

type MissingFigure = { code: string; why: string }

/** Every leaf in the total that does not count by a figure of the year's own, in the document's order. */
export const missingIn = (
  known: Situation,
  { pejlemaerker, year }: StatusExport,
): MissingFigure[] =>
  pejlemaerker
    .flatMap(({ delmaal }) => delmaal.flatMap((one) => leaves(one)))
    .filter(({ inTotal, counted, path, threshold }) => inTotal && !(counted && (path || threshold)))
    .map((leaf) => ({ code: leaf.code, why: whyMissing(known, leaf, `${year}`) }))

/** "status for 2015 mangler; forventes den 1. april 2016: registeret opdateres" */
function whyMissing(known: Situation, leaf: ExportedDelmaal, year: string): string {
  const why = leaf.why === '' ? `ingen status for ${year}, regnet som 0` : leaf.why
  const hasFigure = leaf.figures.some(({ period }) => period.startsWith(year))
  return hasFigure ? why : `${why}; ${notReported(known, leaf, year)}`
}

/** What is the case with the first figure of the year that there is none of. */
function notReported(known: Situation, { code }: ExportedDelmaal, year: string): string {
  const leaf = leafOf(known.set, code)
  const expected = leaf && expectedPeriods(leaf).find(({ period }) => period.startsWith(year))
  return expected
    ? stateText(known, code, figureState(known, { code, period: expected.period }, known.today))
    : 'ingen bliver spurgt om det'
}

function stateText(known: Situation, code: string, state: FigureState): string {
  const owners = ownerNames(known, code)
  switch (state.kind) {
    case 'answered':
    case 'not-asked':
      return 'ingen bliver spurgt om det'
    case 'given-up':
      return `tallet kommer ikke: ${state.reason}`
    case 'overtaken':
      return `blev ikke indberettet; der er et tal for ${periodText(state.by)}`
    case 'past':
      return 'blev ikke indberettet'
    case 'awaited':
      if (state.moved && state.reopened) return againText(state.due)
      return state.moved
        ? `${expectedText(state.due, known.today)}${state.reason === '' ? '' : `: ${state.reason}`}`
        : `${owners.length === 0 ? 'har endnu ingen dataejer' : `afventer ${listText(owners)}`}, frist ${dateText(state.due)}`
  }
}
