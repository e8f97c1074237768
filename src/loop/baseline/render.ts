import { type BaselineCard, baselineCard } from '../../cards/baseline.ts'
import type { FigureAnswer } from '../../domain/answer/answers.ts'
import { type FigureKey, figureId } from '../../domain/figure-key.ts'
import { formatFigure } from '../../domain/figures/danish-format.ts'
import { leafOf } from '../../domain/goal-set.ts'
import { periodEndYear, periodText } from '../../domain/time/cadence.ts'
import type { Render } from '../kind.ts'
import { delmaalName } from '../names.ts'
import type { Pejl } from '../pejl.ts'
import { type Situation, situation } from '../situation.ts'
import { baselineProblem } from './wording.ts'

export const renderBaseline: Render<FigureKey> = async (pejl, { intent }, now) => {
  const known = await situation(pejl, intent.set, now)
  return known && baselineCardOf(pejl, known, intent)
}

/** The year a figure is from as a baseline: a half-year's or month's is that of its end. */
export const yearOf = ({ period }: FigureKey): number => Math.ceil(periodEndYear(period))

/** The figure a controller is asked to confirm, as it was last corrected; null when there is none. */
export function firstFigure(
  { answers }: Situation,
  { code, period }: FigureKey,
): FigureAnswer | null {
  const figures = answers.filter((one) => one.kind === 'figure')
  return figures.findLast((one) => one.code === code && one.period === period) ?? null
}

/** The question, or the receipt once there is a baseline; null without a figure. */
export function baselineCardOf(
  pejl: Pick<Pejl, 'sets'>,
  known: Situation,
  figure: FigureKey,
): BaselineCard | null {
  const { code, period } = figure
  const delmaal = leafOf(known.set, code)
  const first = firstFigure(known, figure)
  if (!delmaal || !first) return null
  const name = delmaalName(pejl, known.set, code)
  const inForce = known.facts.baselines.get(code)
  const shown = formatFigure(first.value, delmaal.unit)
  const problem = baselineProblem(name, delmaal, { value: first.value, year: yearOf(figure) })
  return baselineCard({
    title: `Første tal for ${name}`,
    text: `${name}, »${delmaal.title}«, har fået sit første tal: ${shown} for ${periodText(period)}. Der er ingen baseline endnu. Skal tallet være baseline? Så regnes der fra det næste tal.`,
    item: figureId(figure),
    open: inForce === undefined && problem === '',
    receipt: inForce
      ? `Baseline for ${name} er ${formatFigure(inForce.value, delmaal.unit)} (${inForce.year}).`
      : problem &&
        `${name} har fået sit første tal: ${shown} for ${periodText(period)}. ${problem}`,
  })
}
