/** The modals about figures, one figure at a time: the form, what is answered instead, and the question before a yes. */
import type { types } from '@slack/bolt'
import type { FigureField, ReminderData } from '../../cards/reminder.ts'
import { type Block, shorten } from './fit.ts'
import { attention, context, heading, input, type Memory, modal, plain, section } from './modal.ts'

/** What the modals about one form hand on to each other. */
export type Asking = Pick<Memory, 'shown' | 'follows' | 'front'>

/** The form of one figure. `receipt`: of the figure that was just answered. */
export function figureModal(
  card: ReminderData,
  field: FigureField,
  { shown, follows = false }: Asking,
  receipt = '',
): types.ModalView {
  const { ids, item } = field
  const more = follows ? openAfter(card, item).length : 0
  return modal(
    'Indberet et tal',
    more > 0 ? 'Gem og vis næste' : 'Indberet',
    { verb: 'report', data: { items: card.items, item }, shown, follows },
    [
      ...(receipt === '' ? [] : [section(`✓ ${receipt}`)]),
      heading(field.heading),
      ...context(`${field.why} ${field.facts}`.trim()),
      input(
        { id: ids.figure, label: field.label, value: field.figure },
        { longest: 100, optional: follows, first: true },
      ),
      ...attention(field.problem),
      input({ id: ids.comment, label: 'Kommentar', value: field.comment }, { multiline: true }),
      ...attention(field.commentProblem),
      input({ id: ids.evidence, label: 'Link til, hvor tallet kommer fra', value: field.evidence }),
      ...attention(field.evidenceProblem),
      instead(card, field, {
        later: 'Tallet findes ikke endnu',
        never: 'Tallet kommer ikke',
      }),
      ...context(follows ? moreText(more) : ''),
    ],
    // What was sent in before is not undone.
    follows ? 'Luk' : 'Fortryd',
  )
}

/** The open figures that come after this one in the card. */
export const openAfter = ({ fields }: ReminderData, item: string): FigureField[] =>
  fields.slice(fields.findIndex((field) => field.item === item) + 1).filter(({ open }) => open)

const moreText = (more: number): string =>
  more === 0
    ? 'Det er det sidste. Har du ikke tallet nu, kan du lade feltet stå tomt.'
    : `Derefter kommer ${more === 1 ? 'ét' : more} tal til. Har du ikke tallet nu, kan du lade feltet stå tomt og gå videre.`

/** To the other forms of the figure, by what presses them. */
const instead = (
  { items }: ReminderData,
  { item }: FigureField,
  forms: Readonly<Partial<Record<FigureFormName, string>>>,
): Block => ({
  type: 'actions',
  elements: Object.entries(forms).map(([action_id, title]) => ({
    ...{ type: 'button', action_id, text: plain(title) },
    value: JSON.stringify({ items, item }),
  })),
})

/** The forms that a figure has: itself, why it does not exist yet, why it does not come. */
export type FigureFormName = 'form' | 'later' | 'never'

/** "Tallet findes ikke endnu": why, and when it is expected. */
export function laterModal(
  card: ReminderData,
  field: FigureField,
  { shown, follows, front }: Asking,
): types.ModalView {
  const { ids, item, reason, expectedOn, why } = field
  const date = /^\d{4}-\d{2}-\d{2}$/.test(expectedOn) ? { initial_date: expectedOn } : {}
  return modal(
    'Tallet findes ikke endnu',
    'Giv besked',
    { verb: 'postpone', data: { items: card.items, item }, shown, follows, front },
    [
      heading(field.heading),
      ...context(why),
      ...attention(field.problem),
      input(
        { id: ids.reason, label: 'Hvorfor findes tallet ikke endnu?', value: reason },
        { optional: false, multiline: true },
      ),
      ...attention(field.reasonProblem),
      {
        type: 'input',
        block_id: ids.expectedOn,
        label: plain('Hvornår forventes tallet?'),
        element: { type: 'datepicker', action_id: 'typed', ...date },
      },
      ...attention(field.dateProblem),
      // In front of the form of the figure, closing leads there.
      ...(front ? [] : [instead(card, field, { form: REPORT_INSTEAD })]),
    ],
  )
}

const REPORT_INSTEAD = 'Indberet tallet i stedet'

/** "Tallet kommer ikke": why. */
export function neverModal(
  card: ReminderData,
  field: FigureField,
  { shown, follows, front }: Asking,
): types.ModalView {
  const { ids, item, reason, why } = field
  return modal(
    'Tallet kommer ikke',
    'Giv besked',
    { verb: 'give-up', data: { items: card.items, item }, shown, follows, front },
    [
      heading(field.heading),
      ...context(why),
      ...attention(field.problem),
      input(
        { id: ids.reason, label: 'Hvorfor kommer tallet ikke?', value: reason },
        { optional: false, multiline: true },
      ),
      ...attention(field.reasonProblem),
      ...context('Kommer det alligevel, er det velkomment, og en controller kan fortryde.'),
      ...(front ? [] : [instead(card, field, { form: REPORT_INSTEAD })]),
    ],
  )
}

/** The question about one figure: sending it in is a yes, closing it goes back to the form. */
export function confirmModal(
  { items }: ReminderData,
  field: FigureField,
  { shown, follows }: Asking,
): types.ModalView {
  const { item, suggestion, confirmation, problem } = field
  const answers = [
    { name: 'use', ...suggestion },
    { name: 'confirm', ...confirmation },
  ].filter(({ value }) => value !== '')
  const options = answers.map(({ name, title, carried }) => ({
    text: plain(shorten(title, 75)),
    value: `${name} ${carried}`,
  }))
  const [first] = options
  const only: Memory['data'] = options.length === 1 && first ? { answer: first.value } : {}
  const { title = '' } = answers[0] ?? {}
  const choice = {
    type: 'input',
    block_id: 'answer',
    label: plain('Hvad er rigtigt?'),
    element: { type: 'radio_buttons', action_id: 'typed', options },
  }
  return modal(
    'Er tallet rigtigt?',
    options.length === 1 && title.length <= 24 ? title : 'Ja, det er rigtigt',
    { verb: 'confirm', data: { items, item, ...only }, shown, follows, front: true },
    [heading(field.heading), section(problem), ...(options.length === 1 ? [] : [choice])],
    'Nej, ret tallet',
  )
}
