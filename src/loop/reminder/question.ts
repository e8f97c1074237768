import type { Answer } from '../../domain/answer/answers.ts'
import type { FigureQuestion } from '../../domain/answer/question.ts'
import { targetValue } from '../../domain/barometer/target.ts'
import { formatFigure } from '../../domain/figures/danish-format.ts'
import type { Delmaal } from '../../domain/goal-set.ts'
import { comparePeriods } from '../../domain/time/cadence.ts'
import { dateText } from '../../domain/time/calendar.ts'
import type { Situation } from '../situation.ts'

/**
 * What pejl knows of a figure, as the judge of an answer needs it.
 * @param name what people call the delmål ("1D")
 * @param names everybody's name by key
 */
export function questionOf(
  { set, newest, facts, today }: Pick<Situation, 'set' | 'newest' | 'facts' | 'today'>,
  name: string,
  names: ReadonlyMap<string, string>,
  delmaal: Delmaal,
  period: string,
): FigureQuestion {
  const baseline = facts.baselines.get(delmaal.code) ?? null
  const earlier = (facts.figures.get(delmaal.code) ?? [])
    .filter((figure) => comparePeriods(figure.period, period) < 0)
    .toSorted((a, b) => comparePeriods(a.period, b.period))
  const latest = (facts.figures.get(delmaal.code) ?? [])
    .map((figure) => figure.period)
    .reduce((a, b) => (comparePeriods(a, b) > 0 ? a : b), period)
  const known = newest.of(delmaal.code, period)
  return {
    name,
    delmaal,
    period,
    baseline,
    today,
    lastYear: Math.max(set.toYear, delmaal.targetYear),
    overtakenBy: comparePeriods(latest, period) > 0 ? latest : null,
    last: earlier.at(-1) ?? null,
    target: targetValue(delmaal.target, baseline?.value ?? null),
    known: known && {
      kind: known.kind,
      text: answerText(known, delmaal),
      by: known.by && (names.get(known.by) ?? known.by),
      at: known.at,
      revision: known.revision,
    },
  }
}

/** "1.330", or what was said instead. */
function answerText(answer: Answer, { unit }: Delmaal): string {
  switch (answer.kind) {
    case 'figure':
      return formatFigure(answer.value, unit)
    case 'postponement':
      return `»findes ikke endnu«, ventet ${dateText(answer.expectedOn)},`
    case 'given-up':
      return `»kommer ikke« (${answer.reason})`
    case 'reopened':
      return '»afventes igen«'
  }
}
