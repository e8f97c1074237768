/** Forms as modals: the same fields as in a card, with what was typed and what is wrong. */
import type { types } from '@slack/bolt'
import type { ReflectionData } from '../../cards/reflection.ts'
import type { FigureField, ReminderData } from '../../cards/reminder.ts'
import { type Block, fitted, shorten, VIEW } from './fit.ts'
import { escaped } from './render.ts'

/** What a modal is sent in as: the name of its handler. */
export const FORM = 'form'

/** Where the answer to a modal is shown; absent where the outbox edits what was pressed. */
export type Shown = {
  /** A response_url, for what only one person sees. */
  url?: string
  /** It takes the place of what was pressed there. */
  replace?: boolean
  /** A message of pejl's own. */
  message?: { channel: string; ts: string }
  /** The person's App Home. */
  home?: boolean
}

/** What a modal remembers: at most 3,000 characters. */
export type Memory = {
  verb: 'report' | 'postpone' | 'reflect' | 'confirm'
  data: Readonly<Record<string, string>>
  shown: Shown
}

/** Slack's longest text in one field. */
const FIELD = 3000

const plain = (text: string) => ({ type: 'plain_text', text })
const section = (text: string): Block => ({ type: 'section', text: plain(text) })
const context = (text: string): Block[] =>
  text.trim() === '' ? [] : [{ type: 'context', elements: [plain(text)] }]
const attention = (text: string): Block[] => (text === '' ? [] : [section(`⚠️ ${text}`)])

type Field = { id: string; label: string; value: string; hint?: string }
type Kind = { optional?: boolean; multiline?: boolean; longest?: number }

function input({ id, label, value, hint }: Field, kind: Kind = {}): Block {
  const { optional = true, multiline = false, longest = FIELD } = kind
  return {
    type: 'input',
    block_id: id,
    label: plain(shorten(label, 2000)),
    optional,
    ...(hint && { hint: plain(hint) }),
    element: {
      type: 'plain_text_input',
      action_id: 'typed',
      multiline,
      max_length: longest,
      ...(value !== '' && value.length <= longest && { initial_value: value }),
    },
  }
}

function modal(title: string, submit: string, memory: Memory, blocks: Block[]): types.ModalView {
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(title),
    submit: plain(submit),
    close: plain('Fortryd'),
    private_metadata: JSON.stringify(memory),
    blocks: fitted(blocks, VIEW),
  } as unknown as types.ModalView
}

export const readMemory = (text: string): Memory => JSON.parse(text) as Memory

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

function figure(field: FigureField, several: boolean): Block[] {
  const { item } = field
  return [
    { type: 'section', text: { type: 'mrkdwn', text: `*${escaped(field.heading)}*` } },
    ...context(`${field.why} ${field.facts}`),
    input(
      { id: `figure:${item}`, label: field.label, value: field.figure },
      { longest: 100, optional: several },
    ),
    ...attention(field.problem),
    input({ id: `comment:${item}`, label: 'Kommentar', value: field.comment }, { multiline: true }),
    ...attention(field.commentProblem),
    input({
      id: `evidence:${item}`,
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
  const { reason, expectedOn, heading, why } = field
  const date = /^\d{4}-\d{2}-\d{2}$/.test(expectedOn) ? { initial_date: expectedOn } : {}
  return modal(
    'Tallet findes ikke endnu',
    'Giv besked',
    { verb: 'postpone', data: { items: card.items, item }, shown },
    [
      { type: 'section', text: { type: 'mrkdwn', text: `*${escaped(heading)}*` } },
      ...context(why),
      input(
        { id: `reason:${item}`, label: 'Hvorfor findes tallet ikke endnu?', value: reason },
        { optional: false, multiline: true },
      ),
      {
        type: 'input',
        block_id: `expectedOn:${item}`,
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
  const { item, suggestion, confirmation, heading, problem } = field
  const answers = [
    { name: 'use', ...suggestion },
    { name: 'confirm', ...confirmation },
  ].filter(({ value }) => value !== '')
  const options = answers.map(({ name, title, value }) => ({
    text: plain(shorten(title, 75)),
    value: `${name} ${item} ${value}`,
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
      [
        { type: 'section', text: { type: 'mrkdwn', text: `*${escaped(heading)}*` } },
        section(problem),
        ...(options.length === 1 ? [] : [choice]),
      ],
    ),
    close: { type: 'plain_text', text: 'Nej, ret tallet' },
  }
}

export function reflectionModal(card: ReflectionData, shown: Shown): types.ModalView {
  const { opening, questions, answer, privacy, reflection } = card
  const tooLong = answer.length > FIELD
  return modal('Til eftertanke', 'Gem svaret', { verb: 'reflect', data: { reflection }, shown }, [
    ...[opening, questions].filter((text) => text !== '').map(section),
    ...(tooLong
      ? context('Dit svar er for langt til feltet her. Det bliver stående, til du gemmer et nyt.')
      : []),
    input({ id: 'answer', label: 'Dit svar', value: answer }, { optional: false, multiline: true }),
    ...context(privacy),
  ])
}

/** One sentence in a modal's place. */
export const noteModal = (text: string): types.ModalView =>
  ({
    type: 'modal',
    title: plain('pejl'),
    close: plain('Luk'),
    blocks: fitted([section(text)], VIEW),
  }) as unknown as types.ModalView

/** All that is wrong with a figure, by the block that shows its field. */
function problemsOf(field: FigureField): [string, string][] {
  const { item } = field
  const all: [string, string][] = [
    [`figure:${item}`, isAsked(field) ? '' : field.problem],
    [`comment:${item}`, field.commentProblem],
    [`evidence:${item}`, field.evidenceProblem],
    [`reason:${item}`, field.reasonProblem],
    [`expectedOn:${item}`, field.dateProblem],
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
