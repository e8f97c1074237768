import { readFigure } from '../domain/figures/danish-figure.ts'
import type { Delmaal } from '../domain/goal-set.ts'
import type { Typed } from '../store/drafts.ts'
import { type Answer, newestAnswer } from '../store/facts.ts'

/**
 * Whether this very reply was recorded already: as the revision right after the one that its form
 * knew of (delivered twice), or as the one that stands.
 */
export function isRepeated(
  answers: readonly Answer[],
  delmaal: Delmaal,
  period: string,
  typed: Typed,
): boolean {
  const next = answers.find(
    (one) => one.code === delmaal.code && one.period === period && one.revision === typed.base + 1,
  )
  const newest = newestAnswer(answers, delmaal.code, period)
  return [next, newest].some((answer) => answer && says(answer, delmaal, typed))
}

function says(answer: Answer, delmaal: Delmaal, typed: Typed): boolean {
  if (answer.kind === 'postponement')
    return (
      typed.asked === 'postponement' &&
      answer.reason === typed.reason.trim() &&
      answer.expectedOn === typed.expectedOn.trim()
    )
  if (typed.asked !== 'figure') return false
  const reading = readFigure(typed.figure, delmaal.unit, null)
  return (
    reading.ok &&
    reading.value === answer.value &&
    answer.comment === typed.comment.trim() &&
    answer.evidence === typed.evidence.trim()
  )
}
