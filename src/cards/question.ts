/** A card that asks for a choice and a few words, and becomes its own receipt. */

export type QuestionField = {
  /** What the field is called in the card. */
  id: string
  /** One of `options`; a line of text; or more than a line. */
  kind: 'choice' | 'line' | 'text'
  label: string
  /** What stands there: an option's value, or text as typed. */
  value: string
  options: { title: string; value: string }[]
  /** What is wrong, in one sentence beside the field; "" when nothing is. */
  problem: string
}

export type Question = {
  /** What buttons and fields carry. */
  item: string
  heading: string
  /** Why it is asked now, and until when. */
  why: string
  open: boolean
  /** It has an answer already, which can be corrected. */
  answered: boolean
  receipt: string
  /** None where it is not open. */
  fields: QuestionField[]
}

export type QuestionData = {
  title: string
  intro: string
  /** Each question with the revision this card knows of (figure-form.ts). */
  items: string
  questions: Question[]
  anyOpen: boolean
  /** What the form is sent in as, and the words on its button. */
  verb: 'answer' | 'adopt'
  submit: string
}
export type QuestionCard = { name: 'question'; data: QuestionData; text: string }

export function questionCard(asked: Omit<QuestionData, 'anyOpen'>): QuestionCard {
  const data = { ...asked, anyOpen: asked.questions.some(({ open }) => open) }
  const parts = data.questions.map(({ heading, why, open, receipt, fields }) => {
    const problems = fields.map(({ problem }) => problem)
    const own = open ? [why, ...problems] : [receipt]
    return [heading, ...own].filter((part) => part !== '').join('\n')
  })
  const text = [data.title, data.intro, ...parts].filter((part) => part !== '').join('\n')
  return { name: 'question', data, text }
}
