/** How a plan's steps and answers are told. */
import { listText, sentence, upperFirst } from '../../domain/danish-text.ts'
import type { PlanAnswer } from '../../domain/plan/answers.ts'
import { stateText, stepText } from '../../domain/plan/words.ts'
import { periodText } from '../../domain/time/cadence.ts'
import { dateText } from '../../domain/time/calendar.ts'
import type { Open } from '../../domain/time/due.ts'
import type { Known } from '../known.ts'
import { stepName } from '../names.ts'
import type { Pejl } from '../pejl.ts'
import { answerersOf, stepIn } from './asked.ts'

/** "Milepæl M5, »…«, er nået. Svaret af dataejer skole." */
export function answerLine(pejl: Pick<Pejl, 'sets'>, known: Known, answer: PlanAnswer): string {
  const item = stepIn(known, answer.code)
  if (!item) throw new RangeError(`no step ${answer.code} in ${known.set.key}`)
  const what = stepText(item, stepName(pejl, known.set, answer.code))
  const when = item.kind === 'initiative' ? ` (${periodText(answer.period)})` : ''
  const corrected = answer.revision > 1 ? 'nu ' : ''
  const why = answer.reason === '' ? '' : ` ${sentence(answer.reason)}`
  const by = known.names.get(answer.by) ?? answer.by
  return `${what}, er ${corrected}${stateText(answer)}${when}.${why} Svaret af ${by}.`
}

/** A line a due date, below it one a group: "– M1 og M2 fra dataejer skole". */
export function stepLines(known: Known, open: readonly Open[], today: string): string[] {
  const whom = (code: string) => {
    const item = stepIn(known, code)
    const own = item ? answerersOf(known, item) : []
    return own.length === 0
      ? '(endnu ingen ansvarlig)'
      : `fra ${listText(own.map(({ name }) => name))}`
  }
  const byDay = Map.groupBy(open, ({ due }) => due)
  return [...byDay].flatMap(([day, own]) => [
    `${day < today ? `Fristen var ${dateText(day)}` : upperFirst(dateText(day))}:`,
    ...[...Map.groupBy(own, ({ code }) => whom(code))].map(
      ([people, codes]) => `– ${listText(codes.map(({ code }) => code))} ${people}`,
    ),
  ])
}
