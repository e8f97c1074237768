/** The replies that give no figure. */
import { upperFirst } from '../danish-text.ts'
import { periodText } from '../time/cadence.ts'
import { dateText } from '../time/calendar.ts'
import { readDay } from '../time/danish-date.ts'
import {
  answeredMeanwhile,
  type FigureQuestion,
  type Judgement,
  periodProblem,
  type Reply,
  refusedFor,
  sourceText,
  tooLong,
} from './question.ts'

const LATEST_YEARS = 5

/** Judges "Tallet findes ikke endnu": it needs a reason and a later day. */
export function postponement(question: FigureQuestion, reply: Reply): Judgement {
  const { today } = question
  const day = reply.expectedOn.trim()
  const problems = {
    figure: periodProblem(question) || figureProblem(question) || overtakenProblem(question),
    reason: reasonProblem(question, reply, 'Skriv kort, hvorfor tallet ikke findes endnu.'),
    expectedOn: dayProblem(day, today),
  }
  if (Object.values(problems).some((text) => text !== '')) return refusedFor(problems)
  return { kind: 'postponement', reason: reply.reason.trim(), expectedOn: day }
}

/** Judges "Tallet kommer ikke": it needs a reason. */
export function givenUp(question: FigureQuestion, reply: Reply): Judgement {
  const problems = {
    figure: periodProblem(question) || figureProblem(question),
    reason: reasonProblem(question, reply, 'Skriv kort, hvorfor tallet ikke kommer.'),
  }
  if (Object.values(problems).some((text) => text !== '')) return refusedFor(problems)
  return { kind: 'given-up', reason: reply.reason.trim() }
}

function reasonProblem(question: FigureQuestion, reply: Reply, missing: string): string {
  const reason = reply.reason.trim()
  if (reason === '') return missing
  const meanwhile = answeredMeanwhile(question, reply)
  return (
    tooLong(reason, 'Årsagen') ||
    (meanwhile === '' ? '' : `${meanwhile} Giv besked igen, hvis det skal ændres.`)
  )
}

/** Nobody waits for an older figure, so none can be promised. */
const overtakenProblem = ({ name, period, overtakenBy }: FigureQuestion): string =>
  overtakenBy === null
    ? ''
    : `Tallet for ${name} for ${periodText(period)} afventes ikke længere, for der er et tal for ${periodText(overtakenBy)}. Det kan indberettes, når det er der.`

/** A figure that is there can be corrected, not taken back. */
function figureProblem({ name, period, known }: FigureQuestion): string {
  return known?.kind === 'figure'
    ? `${name} for ${periodText(period)} har allerede tallet ${known.text}, givet ${sourceText(known)}. Du kan rette det.`
    : ''
}

function dayProblem(day: string, today: string): string {
  const reading = readDay(day, today)
  if (reading.kind === 'problem') return reading.text
  if (reading.kind === 'none' || reading.day !== day) return 'Vælg den dato, tallet forventes.'
  const when = upperFirst(dateText(day))
  if (day === today) return `${when} er i dag. Vælg en dag, der kommer.`
  if (day < today) return `${when} er passeret. Vælg en dag, der kommer.`
  if (Number(day.slice(0, 4)) > Number(today.slice(0, 4)) + LATEST_YEARS)
    return `${when} ligger mere end ${LATEST_YEARS} år ude i fremtiden. Vælg en dag, der er nærmere.`
  return ''
}
