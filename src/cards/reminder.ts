import { choice, type Fields, listFigures } from './figure-form.ts'

/** One figure in the card: open with fields, or closed with its receipt or where it is asked now. */
export type FigureField = {
  /** The figure's name (domain/figure-key.ts), which buttons and fields carry. */
  item: string
  /** What each field is called in the card. */
  ids: Fields
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
  /** The reason is why it does not come at all, rather than why it does not exist yet. */
  never: boolean
  /** What is wrong or asked, one sentence beside each field; "" when nothing is. */
  problem: string
  commentProblem: string
  evidenceProblem: string
  reasonProblem: string
  dateProblem: string
  /** One click for the likely meaning, or to confirm what was typed. */
  suggestion: Choice
  confirmation: Choice
  /** The revision this card knows of; a later one means that somebody answered meanwhile. */
  base: string
  receipt: string
}

/** A button's title and the figure it stands for; `carried` is what the button sends in. */
export type Choice = { title: string; value: string; carried: string }

/** A button for one figure; no button when `value` is "". */
export const choiceOf = (item: string, title: string, value: string): Choice => ({
  title,
  value,
  carried: choice(item, value),
})

export type ReminderData = {
  title: string
  intro: string
  /** Each figure that can be answered, with the revision this card knows of (figure-form.ts). */
  items: string
  fields: FigureField[]
  anyOpen: boolean
}
export type ReminderCard = { name: 'reminder'; data: ReminderData; text: string }

/** The card that asks for figures, and becomes its own receipt. */
export function reminderCard(
  title: string,
  intro: string,
  fields: readonly FigureField[],
): ReminderCard {
  const data: ReminderData = {
    title,
    intro,
    items: listFigures(fields.filter((field) => field.open || field.answered)),
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
