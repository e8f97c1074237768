/** What is wrong with figures that were sent in. */
import type { FigureField } from '../../cards/reminder.ts'

/** All that is wrong with a figure, by the block that shows its field. */
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

/** A figure that a yes would record. */
export const isAsked = ({ suggestion, confirmation }: FigureField): boolean =>
  suggestion.value !== '' || confirmation.value !== ''

/** What is wrong beside each field that this modal shows; null when nothing is. */
export function errorsBeside(
  fields: readonly FigureField[],
  shown: readonly string[],
): Record<string, string> | null {
  const wrong = fields.flatMap(problemsOf).filter(([id]) => shown.includes(id))
  return wrong.length === 0 ? null : Object.fromEntries(wrong)
}

/** What is wrong with one figure, where the modal has no field to say it beside. */
export const problemText = (fields: readonly FigureField[], item: string | undefined): string =>
  fields
    .filter((field) => field.item === item)
    .flatMap(problemsOf)
    .map(([, text]) => text)
    .join('\n')
