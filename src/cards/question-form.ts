/** How the fields of a question card are named, and what comes back from them. */
import type { FormData } from './figure-form.ts'

const NAMES = ['choice', 'reason', 'when', 'other'] as const
/** What stands in a question's fields, as typed; "" for an empty one. */
export type QuestionFields = Record<(typeof NAMES)[number], string>

/** The id of each of a question's fields: unique in the card. */
export const questionIds = (item: string): QuestionFields => ({
  choice: `choice:${item}`,
  reason: `reason:${item}`,
  when: `when:${item}`,
  other: `other:${item}`,
})

/** A question's fields in what came back; absent ones are empty. `item` is how the card names it. */
export function answeredIn(data: FormData, item: string): QuestionFields {
  const ids = questionIds(item)
  const typed = (name: keyof QuestionFields) => data[ids[name]] ?? ''
  return {
    choice: typed('choice'),
    reason: typed('reason'),
    when: typed('when'),
    other: typed('other'),
  }
}
