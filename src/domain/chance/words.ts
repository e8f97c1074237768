/** What chance means for a reader, in everyday Danish. */

import type { PejlemaerkeStatus } from '../barometer/status.ts'
import { targetText } from '../barometer/target.ts'
import { listText } from '../danish-text.ts'
import type { Delmaal } from '../delmaal.ts'
import { formatFigure, formatScore } from '../figures/danish-format.ts'
import { allLeaves, type Facts, type GoalSet } from '../goal-set.ts'
import type { NoPoints } from './leaf-points.ts'
import { pejlemaerkeChance, type ScoreChance } from './score-interval.ts'
import { targetChance } from './target-chance.ts'
import type { ChangeVerdict } from './verdict.ts'

/** One sentence for those that are more than chance, and one for those that are not; "" for none. */
export const changesText = (verdicts: readonly ChangeVerdict[]): string =>
  (['signal', 'noise'] as const)
    .flatMap((kind) => {
      const those = verdicts.filter((one) => one.kind === kind)
      return those.length === 0 ? [] : [`${changeClause(kind, those)}.${guessText(those)}`]
    })
    .join(' ')

function changeClause(kind: ChangeVerdict['kind'], those: readonly ChangeVerdict[]): string {
  const [change, figure] = those.length === 1 ? ['Ændringen', 'tallet'] : ['Ændringerne', 'tallene']
  const codes = listText(those.map(({ code }) => code))
  return `${change} i ${codes} er ${kind === 'noise' ? 'ikke ' : ''}større end det, ${figure} kan svinge af sig selv`
}

const guessText = (verdicts: readonly ChangeVerdict[]): string => {
  const codes = verdicts.filter(({ firstGuess }) => firstGuess).map(({ code }) => code)
  return codes.length === 0 ? '' : ` Det er et første bud, for ${countedOnce(codes)}.`
}

/** "1F1 og 1F2 er talt op på én dag" */
const countedOnce = (codes: readonly string[]): string => `${listText(codes)} er talt op på én dag`

/** "Usikkerhed: mellem 0,8 og 2,8." of a pejlemærke's score; "" where it has none. */
export const uncertaintyOf = (set: GoalSet, status: PejlemaerkeStatus): string =>
  uncertaintySentence(pejlemaerkeChance(set, status))

export function uncertaintySentence(chance: ScoreChance): string {
  const text = uncertaintyText(chance)
  return text === '' ? '' : `Usikkerhed: ${text}.`
}

/** "mellem 0,8 og 2,8"; that it cannot be said, and why; "" where there is no score. */
export function uncertaintyText(chance: ScoreChance): string {
  const { interval, firstGuess } = chance
  if (interval === null) {
    const why = obstaclesText(chance)
    return why === '' ? '' : `kan ikke siges, for ${why}`
  }
  const guess = firstGuess.length === 0 ? '' : ` (et første bud: ${countedOnce(firstGuess)})`
  const [low, high] = [formatScore(interval.low, true), formatScore(interval.high, true)]
  return `${low === high ? 'så lille, at den ikke ændrer tallet' : `mellem ${low} og ${high}`}${guess}`
}

/** Why no interval can be said; "" when one can, or there is no score. */
export const obstaclesText = ({ obstacles }: ScoreChance): string =>
  listText(
    [...Map.groupBy(obstacles, ({ why }) => why)].map(([why, those]) =>
      obstacleText(
        why,
        those.map(({ code }) => code),
      ),
    ),
  )

function obstacleText(why: NoPoints, codes: readonly string[]): string {
  const one = codes.length === 1
  switch (why) {
    case 'no-denominator':
      return `det vides ikke, hvor mange ${listText(codes)} er ${one ? 'en andel' : 'andele'} af`
    case 'no-status':
      return `${listText(codes)} har ingen status og er regnet som 0`
    case 'year-on-year':
      return `${listText(codes)} sammenlignes med året før, og begge tal kan svinge`
  }
}

/**
 * Which of a goal set's targets are so near, in one sentence; "" where none is.
 * @param baselines those in force, by code
 */
export function nearTargetsText(set: GoalSet, baselines: Facts['baselines']): string {
  const near = allLeaves(set).filter(
    ({ delmaal }) => nearTargetText(delmaal, baselines.get(delmaal.code) ?? null) !== '',
  )
  if (near.length === 0) return ''
  const [target, figure, it] =
    near.length === 1 ? ['Målet', 'tallet', 'det'] : ['Målene', 'tallene', 'dem']
  return `${target} for ${listText(near.map(({ delmaal: { code } }) => code))} er så tæt på baseline, at ${figure} kan nå ${it} ved at svinge af sig selv.`
}

/**
 * That a target lies within what the figure can swing by itself, so that it may be met by chance; "" where it
 * lies further away, or that cannot be said.
 * @param baseline the one in force
 */
export function nearTargetText(
  delmaal: Delmaal,
  baseline: { value: number; year: number } | null,
): string {
  const chance = targetChance(delmaal, baseline)
  if (baseline === null || chance?.kind !== 'noise') return ''
  const { code, unit, target } = delmaal
  const from = `${formatFigure(baseline.value, unit)} i ${baseline.year}`
  const guess = chance.firstGuess ? ` (et første bud: ${countedOnce([code])})` : ''
  return `målet for ${code} (${targetText(target, unit, baseline.value)}) er så tæt på baseline (${from}), at tallet kan nå det ved at svinge af sig selv${guess}`
}
