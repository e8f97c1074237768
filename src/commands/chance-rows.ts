/** What `beregning` says of chance. */

import type { DelmaalStatus, PejlemaerkeStatus } from '../domain/barometer/status.ts'
import { chartText, xmrQuestion } from '../domain/chance/chart-words.ts'
import { delmaalChance, pejlemaerkeChance } from '../domain/chance/score-interval.ts'
import { seriesOf } from '../domain/chance/series.ts'
import { changeVerdict, comparedIn } from '../domain/chance/verdict.ts'
import { changesText, nearTargetText, uncertaintySentence } from '../domain/chance/words.ts'
import { xmr } from '../domain/chance/xmr.ts'
import { linesText, sentence } from '../domain/danish-text.ts'
import { formatFigure } from '../domain/figures/danish-format.ts'
import { type Delmaal, delmaalOf, pejlemaerkeOf } from '../domain/goal-set.ts'
import { periodText } from '../domain/time/cadence.ts'
import type { Situation } from '../loop/situation.ts'

type Known = Pick<Situation, 'set' | 'facts'>

/** How far a delmål's score may swing, and whether its newest figure says anything new. */
export function chanceOfDelmaal({ set, facts }: Known, delmaal: DelmaalStatus): string {
  const { code, status, unit } = delmaal
  const key = status && { code, period: status.period }
  const verdict = key && changeVerdict(set, facts, key)
  const from = verdict && comparedIn(set, facts, key)?.from
  return linesText(
    uncertaintySentence(delmaalChance(set, delmaal)),
    // That it is a first guess is said above.
    changesText(verdict ? [{ ...verdict, firstGuess: false }] : []),
    from && unit ? `Tallet før var ${formatFigure(from.value, unit)} (${from.year}).` : '',
  )
}

/** That a delmål's target may be met by chance; "" when not. */
export function nearTarget({ set }: Known, { code, baseline }: DelmaalStatus): string {
  const delmaal = delmaalOf(set, code)
  return delmaal ? sentence(nearTargetText(delmaal, baseline)) : ''
}

const HOLDS =
  'Usikkerheden er sat, så niveauet bag tallene ligger inden for den i 8 af 10 tilfælde. Baseline og mål regnes for faste.'

const FIRST_GUESS =
  'De, der tælles op på én dag, er mest de samme fra gang til gang. Derfor er usikkerheden dér kun et første bud.'

/** The same of a pejlemærke, and what its interval means. */
export function chanceOfPejlemaerke({ set }: Known, status: PejlemaerkeStatus): string {
  const chance = pejlemaerkeChance(set, status)
  const uncertainty = uncertaintySentence(chance)
  if (uncertainty === '') return ''
  return linesText(uncertainty, HOLDS, chance.firstGuess.length > 0 ? FIRST_GUESS : '')
}

/** Figures from before the baseline, the newest first, and from twelve figures on how they swing. */
export function swingRows({ set, facts }: Known, delmaal: Delmaal) {
  const { history, unit } = delmaal
  const points = seriesOf(pejlemaerkeOf(set, delmaal.code), delmaal, facts)
  const chart = xmr(points)
  const earlier = history.toReversed().map(({ period, value }) => ({
    heading: `${periodText(period)}: ${formatFigure(value, unit)}`,
    text: `Fra dokumentet ${set.title}, fra før baseline`,
  }))
  if (chart === null) return { rows: earlier, chart }
  const questions = chart.signals.map((signal) => `– ${xmrQuestion(signal, chart, delmaal)}`)
  const swing = {
    heading: 'Sådan svinger tallene',
    text: chartText(points.length, chart, delmaal),
    detail: questions.length === 0 ? '' : linesText('Til eftertanke:', ...questions),
  }
  return { rows: [...earlier, swing], chart }
}
