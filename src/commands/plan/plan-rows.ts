/** What a plan says and what has been answered of it, as rows of a list. */
import { linesText, sentence, upperFirst } from '../../domain/danish-text.ts'
import { newestOf, type PlanAnswer } from '../../domain/plan/answers.ts'
import { isAskedAbout } from '../../domain/plan/due.ts'
import type { Plan } from '../../domain/plan/plan.ts'
import { stateText } from '../../domain/plan/words.ts'
import { citation, type Grouped, type Sourced } from '../../domain/sourced.ts'
import { periodText } from '../../domain/time/cadence.ts'
import { momentText } from '../../domain/time/calendar.ts'
import type { Pejl } from '../../loop/pejl.ts'
import type { Situation } from '../../loop/situation.ts'
import { standingFor } from '../not-followed.ts'

export type Row = { heading: string; text: string; detail?: string }

/** "Hvert indsatsområde har mål. (004, planens tidsplan)" */
export const withSource = (document: string, sourced: Sourced): string =>
  `${sourced.text} (${citation(document, sourced)})`

/** Where the document has it; no row where neither a document nor a place is named. */
export function sourceRows(document: string, ...places: Pick<Sourced, 'source'>[]): Row[] {
  const text = linesText(...new Set(places.map((one) => citation(document, one))))
  return text === '' ? [] : [{ heading: 'Kilde', text }]
}

/** One row for each heading, with its statements as lines. */
export const groupedRows = (document: string, statements: readonly Grouped[]): Row[] =>
  [...Map.groupBy(statements, ({ group }) => group)].map(([heading, own]) => ({
    heading,
    text: own.map((one) => withSource(document, one)).join('\n'),
  }))

/** What two places of the document say against each other, and how pejl reads it. */
export const contradictionRows = (
  document: string,
  contradictions: Plan['contradictions'],
): Row[] =>
  contradictions.map(({ subject, says, reading }) => ({
    heading: `Uenigt: ${subject}`,
    text: says.map((one) => withSource(document, one)).join('\n'),
    detail: reading,
  }))

/** Every answer about a step, corrected ones too, the newest first. */
export const historyRows = ({ planAnswers, names }: Situation, code: string): Row[] =>
  planAnswers
    .filter((answer) => answer.code === code)
    .toReversed()
    .map((answer) => ({
      heading: `${upperFirst(stateText(answer))}${answer.revision > 1 ? ` (rettet, ${answer.revision}. svar)` : ''}`,
      text: `${names.get(answer.by) ?? answer.by} ${momentText(answer.at)} (${upperFirst(answer.through)}), for ${periodText(answer.period)}`,
      detail: sentence(answer.reason),
    }))

/** The newest answer for each period: "2012: videreført". */
export const answeredTexts = (answers: readonly PlanAnswer[], code: string): string[] =>
  newestOf(answers, code).map((answer) => `${periodText(answer.period)}: ${stateText(answer)}`)

/**
 * What is said of a step that nobody has answered: that it is awaited, or that nobody is asked; "" in a
 * plan that is not followed up, which says so once for all.
 */
export const unanswered = (
  { sets }: Pick<Pejl, 'sets'>,
  { set, planAnswers, startsOn }: Situation,
  code: string,
): string =>
  !sets.includes(set)
    ? ''
    : isAskedAbout(set, planAnswers, startsOn, code)
      ? 'afventer'
      : 'ikke spurgt'

/** What a list of a plan begins with; nothing of one that is followed up. */
export const introOf = (pejl: Pick<Pejl, 'sets'>, plans: readonly Situation[]): string =>
  plans.length === 1 ? plans.map(({ set }) => standingFor(pejl, set)).join('') : ''

/** Each plan's rows, below its title where there are several. */
export const rowsOfPlans = <P extends Situation>(
  plans: readonly P[],
  rowsOf: (known: P) => readonly Row[],
): Row[] =>
  plans.flatMap((known) =>
    plans.length > 1
      ? [{ heading: known.set.title, text: '' }, ...rowsOf(known)]
      : [...rowsOf(known)],
  )
