/** The steps of the calculation in Danish, with the figures it was made from. */
import { formatFigure, formatNumber } from '../figures/danish-format.ts'
import { decimalsIn, roundTo } from '../figures/rounding.ts'
import type { GoalSet, Unit } from '../goal-set.ts'
import type { Weighed } from './roll-up.ts'
import type { TraceLine } from './status.ts'
import type { LeafScore } from './target.ts'

/** Points in a calculation: short when they are exact ("3,75"), else with four decimals ("2,3954"). */
export function exactPoints(points: number): string {
  const short = roundTo(points, 4)
  const decimals = Math.abs(points - short) < 1e-9 ? decimalsIn(short) : 4
  return formatNumber(points, decimals)
}

/** "5 · (828 − 859) / (1.000 − 859) = −1,0993", and that it was kept within the scale. */
export function interpolationSteps(
  unit: Unit,
  baseline: number,
  status: number,
  target: number,
  score: LeafScore,
): TraceLine[] {
  const number = (value: number) => formatNumber(value, Math.max(unit.decimals, decimalsIn(value)))
  const [b, s, t] = [baseline, status, target].map(number)
  const steps = [{ text: `5 · (${s} − ${b}) / (${t} − ${b}) = ${exactPoints(score.unclamped)}` }]
  if (score.points !== score.unclamped) {
    steps.push({ text: `Skalaen går fra −5 til 5, så det regnes som ${exactPoints(score.points)}` })
  }
  return steps
}

/** A threshold's steps; `against` says what the figure was held up against. */
export function thresholdSteps(
  unit: Unit,
  status: number,
  against: string,
  score: LeafScore,
): TraceLine[] {
  const outcome =
    score.points === 5
      ? 'opfylder målet'
      : score.points === 0
        ? 'er uændret'
        : 'opfylder ikke målet'
  return [
    { text: `Tærskel: ${against}` },
    { text: `${formatFigure(status, unit)} ${outcome}: ${exactPoints(score.points)}` },
  ]
}

/** "(−1,0993 + 4 + 3,75 + 2,9310) / 4 = 2,3954"; with weights "(2 · (−5) + 3 · 4) / (2 + 3) = 0,4". */
export function meanStep(siblings: readonly Weighed[], mean: number): TraceLine {
  const weights = siblings.flatMap(({ weight }) =>
    weight === null ? [] : [formatNumber(weight, decimalsIn(weight))],
  )
  const weighted = weights.length === siblings.length
  const terms = siblings.map(({ points }, index) => {
    const shown = exactPoints(points)
    const term = points < 0 && (weighted || index > 0) ? `(${shown})` : shown
    return weighted ? `${weights[index]} · ${term}` : term
  })
  const divisor = weighted ? `(${weights.join(' + ')})` : `${siblings.length}`
  return { text: `(${terms.join(' + ')}) / ${divisor} = ${exactPoints(mean)}` }
}

/** The document that the barometer comes from. */
const BAROMETER = '001'

/** Which rule missing figures were counted by, and where document 001 ends and pejl begins. */
export function ruleSteps(
  { document }: Pick<GoalSet, 'document'>,
  missingFigure: GoalSet['missingFigure'],
): TraceLine[] {
  const isOwn = document === BAROMETER
  const footnote = isOwn ? 'dokumentets fodnote 1' : `fodnote 1 i ${BAROMETER}`
  return [
    {
      text:
        missingFigure === 'exclude'
          ? `Regel: et delmål uden status tæller ikke med, som ${footnote} siger`
          : `Regel: et delmål med baseline og uden status regnes som 0, anderledes end ${footnote}`,
    },
    {
      text: isOwn
        ? 'Dokumentet giver kun skalaen (0 er baseline, 5 er målet), reglen om manglende tal og vægtningen af pejlemærke 5; resten af beregningen er pejls egen'
        : `Dokumentet har intet barometer: skalaen (0 er baseline, 5 er målet) og reglen om manglende tal er fra ${BAROMETER}; resten af beregningen er pejls egen`,
    },
  ]
}
