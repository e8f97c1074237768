import { targetText } from '../../domain/barometer/target.ts'
import { baselineFault, figureAimedFor } from '../../domain/baseline-fits.ts'
import { formatFigure } from '../../domain/figures/danish-format.ts'
import type { Delmaal } from '../../domain/goal-set.ts'

/**
 * Why a figure cannot be the baseline of a delmål, and what could; "" when it can.
 * @param name what people call the delmål
 */
export function baselineProblem(
  name: string,
  delmaal: Delmaal,
  baseline: { value: number; year: number },
): string {
  const { unit, target, targetYear, direction } = delmaal
  const fault = baselineFault(delmaal, baseline)
  if (fault === null) return ''
  const given = formatFigure(baseline.value, unit)
  if (fault.kind === 'year')
    return `Målet for ${name} gælder ${targetYear}, så baseline kan ikke være fra ${baseline.year}. Skriv et tal fra ${fault.latest} eller tidligere, fx »baseline ${name} ${given} for ${fault.latest}«.`
  const nearest = formatFigure(fault.nearest, unit)
  if (fault.kind === 'start')
    return `Målet for ${name} går fra ${nearest} til ${targetText(target, unit, null)}, så baseline kan ikke være ${given}. Den skal være ${nearest}.`
  const [better, bound] = direction === 'less' ? ['lavere', 'mindst'] : ['højere', 'højst']
  if (fault.kind === 'direction')
    return `Målet for ${name} er ${nearest}, og et ${better} tal er bedre, så baseline kan ikke være ${given}. Skriv en på ${bound} ${nearest}.`
  const aim = formatFigure(figureAimedFor(delmaal, baseline) ?? Number.NaN, unit)
  return `Målet for ${name} er ${targetText(target, unit, null)}, så med en baseline på ${given} bliver målet ${aim}. Skriv en på ${fault.nearest > baseline.value ? 'mindst' : 'højst'} ${nearest}.`
}
