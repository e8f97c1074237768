import type { Card } from '../outbox/port.ts'

/** "1D:2015": a delmål's code and a period. Ids of a card's fields are "<field>:<item>". */
export type Item = `${string}:${string}`

/** One figure in the card: open with fields, or closed with its receipt or where it is asked now. */
export type FigureField = {
  item: Item
  heading: string
  /** Why it is asked for now, and until when. */
  why: string
  /** Last figure, baseline and target. */
  facts: string
  open: boolean
  /** It has an answer already: an open field corrects it, and can be closed again. */
  answered: boolean
  label: string
  figure: string
  comment: string
  evidence: string
  reason: string
  expectedOn: string
  /** What is wrong or asked, one sentence beside each field; "" when nothing is. */
  problem: string
  commentProblem: string
  evidenceProblem: string
  reasonProblem: string
  dateProblem: string
  /** One click for the likely meaning, or to confirm what was typed. */
  suggestion: { title: string; value: string }
  confirmation: { title: string; value: string }
  /** The revision this card knows of; a later one means that somebody answered meanwhile. */
  base: string
  receipt: string
}

export type ReminderData = {
  title: string
  intro: string
  /** "1D:2015@0 1E:2015@2": each figure that can be answered, with the revision this card knows of. */
  items: string
  fields: FigureField[]
  anyOpen: boolean
}

/** The card that asks for figures, and becomes its own receipt. */
export function reminderCard(
  title: string,
  intro: string,
  fields: readonly FigureField[],
): Card & { data: ReminderData } {
  const data: ReminderData = {
    title,
    intro,
    items: fields
      .filter((field) => field.open || field.answered)
      .map((field) => `${field.item}@${field.base}`)
      .join(' '),
    fields: [...fields],
    anyOpen: fields.some((field) => field.open),
  }
  return { name: 'reminder', data, text: reminderText(data) }
}

function reminderText(data: ReminderData): string {
  const fields = data.fields.map((field) => {
    if (!field.open) return field.answered ? field.receipt : `${field.heading}\n${field.receipt}`
    const problems = [
      field.problem,
      field.commentProblem,
      field.evidenceProblem,
      field.reasonProblem,
      field.dateProblem,
    ]
    const reasons = [field.why, field.facts].filter((part) => part !== '').join(' ')
    return [field.heading, reasons, ...problems].filter((part) => part !== '').join('\n')
  })
  return [data.title, data.intro, ...fields].filter((part) => part !== '').join('\n')
}
