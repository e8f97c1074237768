/** What every modal is made of, what it remembers, and the modal of a reflection. */
import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { ReflectionData } from '../../cards/reflection.ts'
import { type Block, fitted, shorten, VIEW } from './fit.ts'
import { escaped } from './render.ts'

/** What a modal is sent in as: the name of its handler. */
export const FORM = 'form'

const shownSchema = z.object({
  /** A response_url, for what only one person sees. */
  url: z.string().optional(),
  /** It takes the place of what was pressed there. */
  replace: z.boolean().optional(),
  /** A message of pejl's own. */
  message: z.object({ channel: z.string(), ts: z.string() }).optional(),
  /** The person's App Home. */
  home: z.boolean().optional(),
})

const memorySchema = z.object({
  verb: z.enum(['report', 'postpone', 'give-up', 'reflect', 'confirm', 'answer', 'adopt']),
  data: z.record(z.string(), z.string()),
  shown: shownSchema,
  /** The next open figure follows when this one is done. */
  follows: z.boolean().optional(),
  /** It stands in front of the form that it belongs to. */
  front: z.boolean().optional(),
})

/** Where the answer to a modal is shown; empty where the outbox edits what was pressed. */
export type Shown = z.infer<typeof shownSchema>

/** What a modal remembers, and sends in with what is typed: at most 3,000 characters. */
export type Memory = z.infer<typeof memorySchema>

/** Slack's longest text in one field. */
const FIELD = 3000

export const plain = (text: string) => ({ type: 'plain_text', text })
export const section = (text: string): Block => ({ type: 'section', text: plain(text) })
export const context = (text: string): Block[] =>
  text.trim() === '' ? [] : [{ type: 'context', elements: [plain(text)] }]
/** What is wrong, below its field. */
export const attention = (text: string): Block[] => (text === '' ? [] : [section(`⚠️ ${text}`)])
/** A bold line of pejl's own. */
export const heading = (text: string): Block => ({
  type: 'section',
  text: { type: 'mrkdwn', text: `*${escaped(text)}*` },
})

type Field = { id: string; label: string; value: string }
type FieldKind = { optional?: boolean; multiline?: boolean; longest?: number; first?: boolean }

export function input({ id, label, value }: Field, kind: FieldKind = {}): Block {
  const { optional = true, multiline = false, longest = FIELD, first = false } = kind
  return {
    type: 'input',
    block_id: id,
    label: plain(shorten(label, 2000)),
    optional,
    element: {
      type: 'plain_text_input',
      action_id: 'typed',
      multiline,
      max_length: longest,
      ...(first && { focus_on_load: true }),
      ...(value !== '' && value.length <= longest && { initial_value: value }),
    },
  }
}

export function modal(
  title: string,
  submit: string,
  memory: Memory,
  blocks: Block[],
  close = 'Fortryd',
): types.ModalView {
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(title),
    submit: plain(submit),
    close: plain(close),
    private_metadata: JSON.stringify(memory),
    blocks: fitted(blocks, VIEW),
  } as unknown as types.ModalView
}

export const readMemory = (text: string): Memory => memorySchema.parse(JSON.parse(text))

export function reflectionModal(card: ReflectionData, shown: Shown): types.ModalView {
  const { opening, questions, answer, privacy, problem, reflection } = card
  const tooLong = answer.length > FIELD
  return modal('Til eftertanke', 'Gem svaret', { verb: 'reflect', data: { reflection }, shown }, [
    ...[opening, questions].filter((text) => text !== '').map(section),
    ...(tooLong
      ? context('Dit svar er for langt til feltet her. Det bliver stående, til du gemmer et nyt.')
      : []),
    input({ id: 'answer', label: 'Dit svar', value: answer }, { optional: false, multiline: true }),
    ...attention(problem),
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
