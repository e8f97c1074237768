import { type BaselineCard, baselineCard } from '../../cards/baseline.ts'
import type { FigureAnswer } from '../../domain/answer/answers.ts'
import { type FigureKey, figureId } from '../../domain/figure-key.ts'
import { formatFigure } from '../../domain/figures/danish-format.ts'
import { leafOf } from '../../domain/goal-set.ts'
import { periodText } from '../../domain/time/cadence.ts'
import type { Render } from '../kind.ts'
import { delmaalName } from '../names.ts'
import type { Pejl } from '../pejl.ts'
import { type Situation, situation } from '../situation.ts'

export const renderBaseline: Render<FigureKey> = async (pejl, { intent }, now) => {
  const known = await situation(pejl, intent.set, now)
  return known && baselineCardOf(pejl, known, intent)
}

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
  return baselineCard({
    title: `Første tal for ${name}`,
    text: `${name}, »${delmaal.title}«, har fået sit første tal: ${shown} for ${periodText(period)}. Der er ingen baseline endnu. Skal tallet være baseline? Så regnes der fra det næste tal.`,
    item: figureId(figure),
    open: inForce === undefined,
    receipt: inForce
      ? `Baseline for ${name} er ${formatFigure(inForce.value, delmaal.unit)} (${inForce.year}).`
      : '',
  })
}
