import { readFigure } from '../figures/danish-figure.ts'
import type { Delmaal } from '../goal-set.ts'
import type { Answer, NewestAnswers } from './answers.ts'
import type { Reply } from './question.ts'

/**
 * Whether this very reply was recorded already: as the revision right after the one that its form
 * knew of (delivered twice), or as the one that stands. To one that the form did not know of, which
 * another may have given, nothing is added by saying nothing: its comment and link stand.
 */
export function isRepeated(
  { answers, newest }: { answers: readonly Answer[]; newest: NewestAnswers },
  delmaal: Delmaal,
  period: string,
  reply: Reply,
): boolean {
  const next = answers.find(
    (one) => one.code === delmaal.code && one.period === period && one.revision === reply.base + 1,
  )
  return [next, newest.of(delmaal.code, period)].some(
    (answer) => answer && says(answer, delmaal, reply),
  )
}

function says(answer: Answer, delmaal: Delmaal, reply: Reply): boolean {
  // What was reopened is awaited, so whatever is replied is new.
  if (answer.kind === 'reopened' || answer.kind !== reply.asked) return false
  if (answer.kind !== 'figure')
    return (
      answer.reason === reply.reason.trim() &&
      (answer.kind === 'given-up' || answer.expectedOn === reply.expectedOn.trim())
    )
  const reading = readFigure(reply.figure, delmaal.unit, null)
  const unknown = answer.revision > reply.base
  const agrees = (said: string, typed: string) => said === typed || (unknown && typed === '')
  return (
    reading.ok &&
    reading.value === answer.value &&
    agrees(answer.comment, reply.comment.trim()) &&
    agrees(answer.evidence, reply.evidence.trim())
  )
}
