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
  const reason = reply.reason.trim()
  const day = reply.expectedOn.trim()
  const meanwhile = answeredMeanwhile(question, reply)
  const problems = {
    figure: periodProblem(question) || figureProblem(question),
    reason:
      reason === ''
        ? 'Skriv kort, hvorfor tallet ikke findes endnu.'
        : tooLong(reason, 'Årsagen') ||
          (meanwhile === '' ? '' : `${meanwhile} Giv besked igen, hvis det skal ændres.`),
    expectedOn: dayProblem(day, today),
  }
  if (Object.values(problems).some((text) => text !== '')) return refusedFor(problems)
  return { kind: 'postponement', reason, expectedOn: day }
}

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
