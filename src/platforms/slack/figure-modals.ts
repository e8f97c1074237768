/** The modals about figures: the form, "findes ikke endnu", and the question before a yes. */
import type { types } from '@slack/bolt'
import type { FigureField, ReminderData } from '../../cards/reminder.ts'
import { type Block, shorten, VIEW } from './fit.ts'
import { context, heading, input, type Memory, modal, plain, type Shown, section } from './modal.ts'

/** The open figures of a form; a part of them where a modal cannot hold all. */
export function figuresModal(card: ReminderData, shown: Shown): types.ModalView {
  const open = card.fields.filter((field) => field.open)
  const whole = open.length * BLOCKS_A_FIGURE <= VIEW.blocks - 1
  const held = open.slice(0, Math.floor((VIEW.blocks - 1) / BLOCKS_A_FIGURE))
  return modal(
    open.length === 1 ? 'Indberet et tal' : 'Indberet tal',
    'Indberet',
    { verb: 'report', data: { items: card.items }, shown },
    [
      ...held.flatMap((field) => figure(field, open.length > 1)),
      ...(whole ? [] : context('De øvrige tal kommer, når disse er sendt ind.')),
    ],
  )
}

const BLOCKS_A_FIGURE = 8

const attention = (text: string): Block[] => (text === '' ? [] : [section(`⚠️ ${text}`)])

function figure(field: FigureField, several: boolean): Block[] {
  const { ids } = field
  return [
    heading(field.heading),
    ...context(`${field.why} ${field.facts}`),
    input(
      { id: ids.figure, label: field.label, value: field.figure },
      { longest: 100, optional: several },
    ),
    ...attention(field.problem),
    input({ id: ids.comment, label: 'Kommentar', value: field.comment }, { multiline: true }),
    ...attention(field.commentProblem),
    input({
      id: ids.evidence,
      label: 'Link til, hvor tallet kommer fra',
      value: field.evidence,
    }),
    ...attention(field.evidenceProblem),
  ]
}

/** "Tallet findes ikke endnu": why, and when it is expected. */
export function laterModal(card: ReminderData, item: string, shown: Shown): types.ModalView | null {
  const field = card.fields.find((one) => one.item === item)
  if (!field) return null
  const { ids, reason, expectedOn, why } = field
  const date = /^\d{4}-\d{2}-\d{2}$/.test(expectedOn) ? { initial_date: expectedOn } : {}
  return modal(
    'Tallet findes ikke endnu',
    'Giv besked',
    { verb: 'postpone', data: { items: card.items, item }, shown },
    [
      heading(field.heading),
      ...context(why),
      input(
        { id: ids.reason, label: 'Hvorfor findes tallet ikke endnu?', value: reason },
        { optional: false, multiline: true },
      ),
      {
        type: 'input',
        block_id: ids.expectedOn,
        label: plain('Hvornår forventes tallet?'),
        element: { type: 'datepicker', action_id: 'typed', ...date },
      },
    ],
  )
}

/** The question about one figure: sending it in is a yes, closing it goes back to the form. */
export function questionModal(
  { items }: ReminderData,
  field: FigureField,
  { shown }: Pick<Memory, 'shown'>,
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
  return {
    ...modal(
      'Er tallet rigtigt?',
      options.length === 1 && title.length <= 24 ? title : 'Ja, det er rigtigt',
      { verb: 'confirm', data: { items, item, ...only }, shown },
      [heading(field.heading), section(problem), ...(options.length === 1 ? [] : [choice])],
    ),
    close: { type: 'plain_text', text: 'Nej, ret tallet' },
  }
}
