import { periodText } from '../time/cadence.ts'
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
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null
  if (parsed === null || Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(day))
    return 'Vælg den dato, tallet forventes.'
  if (day <= today) return 'Datoen skal ligge efter i dag.'
  if (Number(day.slice(0, 4)) > Number(today.slice(0, 4)) + LATEST_YEARS)
    return `Datoen skal ligge inden for ${LATEST_YEARS} år.`
  return ''
}
