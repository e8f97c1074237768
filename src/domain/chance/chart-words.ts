/** How a delmål's figures swing, in everyday Danish: limits, and questions about what stands out. */
import type { Delmaal } from '../delmaal.ts'
import { formatFigure } from '../figures/danish-format.ts'
import { clamp } from '../figures/rounding.ts'
import { type Facts, type GoalSet, leafOf, pejlemaerkeOf } from '../goal-set.ts'
import { periodText } from '../time/cadence.ts'
import { seriesOf } from './series.ts'
import { type Xmr, type XmrSignal, xmr } from './xmr.ts'

/** "1D har 14 tal. De svinger om 1.500, mellem 1.400 og 1.600." */
export const chartText = (points: number, chart: Xmr, delmaal: Delmaal): string =>
  `${delmaal.code} har ${points} tal. De svinger om ${levelText(chart.mean, delmaal)}, mellem ${levelText(chart.low, delmaal)} og ${levelText(chart.high, delmaal)}.`

/** A level as a figure, which never lies below nothing or above everybody. */
const levelText = (level: number, { unit }: Delmaal): string =>
  formatFigure(clamp(level, 0, unit.kind === 'share' ? 100 : Number.POSITIVE_INFINITY), unit)

/** What a leader is asked about how the figures have moved; never what it means. */
export function xmrQuestion(signal: XmrSignal, chart: Xmr, delmaal: Delmaal): string {
  const { code } = delmaal
  const shown = (level: number) => levelText(level, delmaal)
  const from = periodText(signal.first)
  const span = `Fra ${from} til ${periodText(signal.last)}`
  const above = signal.side === 'above'
  switch (signal.rule) {
    case 'outside':
      return `${code} for ${from} ligger ${above ? 'over' : 'under'} det, tallene ellers svinger imellem (${shown(chart.low)} og ${shown(chart.high)}). Hvad var anderledes?`
    case 'eight':
      return `${span} ligger ${code} hele tiden ${above ? 'over' : 'under'} gennemsnittet (${shown(chart.mean)}). Hvad kan have ændret sig omkring ${from}?`
    case 'three-of-four':
      return `${span} ligger ${code} tæt på det ${above ? 'højeste' : 'laveste'}, tallene plejer at svinge til (${shown(above ? chart.high : chart.low)}). Er noget ved at flytte sig?`
  }
}

/** What is asked about the signals that a period's figure is the last of. */
export function chartQuestions(
  set: GoalSet,
  facts: Facts,
  { code, period }: { code: string; period: string },
): string[] {
  const delmaal = leafOf(set, code)
  const chart = delmaal && xmr(seriesOf(pejlemaerkeOf(set, code), delmaal, facts))
  return (chart?.signals ?? [])
    .filter(({ last }) => last === period)
    .flatMap((signal) => (chart && delmaal ? [xmrQuestion(signal, chart, delmaal)] : []))
}
