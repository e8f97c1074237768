import type { Card } from '../outbox/port.ts'

/** "1D:2015": a delmål's code and a period. Ids of a card's fields are "<field>:<item>". */
export type Item = `${string}:${string}`

/** One figure in the card: open with fields, or answered with its receipt. */
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
  /** "1D:2015@0 1E:2015@2": each figure with the revision this card knows of. */
  /** "1D:2015@0 1E:2015@2": each figure with the revision that this card knows of. */
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
    items: fields.map((field) => `${field.item}@${field.base}`).join(' '),
    fields: [...fields],
    anyOpen: fields.some((field) => field.open),
  }
  return { name: 'reminder', data, text: reminderText(data) }
}

function reminderText(data: ReminderData): string {
  const fields = data.fields.map((field) => {
    if (!field.open) return field.receipt
    const problems = [
      field.problem,
      field.commentProblem,
      field.evidenceProblem,
      field.reasonProblem,
      field.dateProblem,
    ]
    const asked = problems.filter((problem) => problem !== '')
    if (asked.length > 0) return [field.heading, ...asked].join('\n')
    return `${field.heading}\n${field.why} ${field.facts}`
  })
  return [data.title, data.intro, ...fields].filter((part) => part !== '').join('\n')
}
