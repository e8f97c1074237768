/** Each figure that a status is made from, with its revision, who said it and when. */
import { upperFirst } from '../domain/danish-text.ts'
import { formatFigure } from '../domain/figures/danish-format.ts'
import { periodText } from '../domain/time/cadence.ts'
import { momentText } from '../domain/time/calendar.ts'
import type { ExportedDelmaal, Source } from '../domain/yearly/shape.ts'

/**
 * "828 for 2014, revision 2: indberettet af controller den …", and the baseline before it; a line each. An
 * earlier figure beside a year that has none is no part of the calculation.
 */
export function sourceLines(leaf: ExportedDelmaal, year: number | null): string[] {
  const { unit, baseline, counted } = leaf
  if (unit === null) return []
  const figures = leaf.figures.filter(
    ({ period }) => counted || year === null || period.startsWith(`${year}`),
  )
  const own = baseline
    ? [
        `Baseline ${formatFigure(baseline.value, unit)} (${baseline.year})${sourceText(baseline, 'rettet')}`,
      ]
    : []
  return [
    ...own,
    ...figures.map(
      (one) =>
        `${formatFigure(one.value, unit)} for ${periodText(one.period)}${sourceText(one, 'indberettet')}`,
    ),
  ].map(upperFirst)
}

/** @param anew the word for a later revision: a figure's first may have come after »findes ikke endnu« */
function sourceText({ revision, by, at }: Source, anew: 'rettet' | 'indberettet'): string {
  const first = by === null ? 'fra dokumentet' : `indberettet af ${by}`
  const later = by === null ? 'rettet i dokumentets fil' : `${anew} af ${by}`
  const said = revision > 1 ? `, revision ${revision}: ${later}` : `: ${first}`
  return by === null && revision === 1 ? said : `${said} ${momentText(new Date(at))}`
}
