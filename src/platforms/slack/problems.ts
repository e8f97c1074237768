/** What is wrong with what was sent in. */
import type { Question } from '../../cards/question.ts'
import type { FigureField } from '../../cards/reminder.ts'

/** All that is wrong, by the block that shows its field. */
function problemsOf(field: FigureField): [string, string][] {
  const { ids } = field
  const all: [string, string][] = [
    [ids.figure, isAsked(field) ? '' : field.problem],
    [ids.comment, field.commentProblem],
    [ids.evidence, field.evidenceProblem],
    [ids.reason, field.reasonProblem],
    [ids.expectedOn, field.dateProblem],
  ]
  return all.filter(([, text]) => text !== '')
}

/** It may be right as it was typed: a yes would record it, and typing it again would not. */
export const isAsked = ({ open, confirmation }: FigureField): boolean =>
  open && confirmation.value !== ''

/** It was to be postponed or given up, and what was typed for that is not enough. */
export const isPostponementWrong = ({ reasonProblem, dateProblem }: FigureField): boolean =>
  reasonProblem !== '' || dateProblem !== ''

export const hasProblem = (field: FigureField): boolean => problemsOf(field).length > 0

/** What is wrong beside each field that this modal shows; null when nothing is. */
export function errorsBeside(
  field: FigureField,
  shown: readonly string[],
): Record<string, string> | null {
  return errorsAmong(problemsOf(field), shown)
}

/** The same of a question. */
export const errorsIn = (
  { fields }: Question,
  shown: readonly string[],
): Record<string, string> | null =>
  errorsAmong(
    fields.flatMap(({ id, problem }): [string, string][] =>
      problem === '' ? [] : [[id, problem]],
    ),
    shown,
  )

function errorsAmong(
  problems: readonly [string, string][],
  shown: readonly string[],
): Record<string, string> | null {
  const wrong = problems.filter(([id]) => shown.includes(id))
  return wrong.length === 0 ? null : Object.fromEntries(wrong)
}
