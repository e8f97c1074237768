/** What Slack refuses and emulate takes: messages, metadata and views. Pure. */
import { blocks, plain } from './block-kit.ts'
import {
  all,
  anything,
  byType,
  type Fault,
  flag,
  isObject,
  type Json,
  matching,
  shape,
  text,
} from './shape.ts'

export type Refusal = {
  ok: false
  error: string
  response_metadata?: { messages: string[] }
}

export const refusal = (error: string, ...faults: readonly Fault[]): Refusal => ({
  ok: false,
  error,
  ...(faults.length > 0 && {
    response_metadata: {
      messages: faults.map(({ at, says }) => `[ERROR] ${says} [json-pointer:${at}]`),
    },
  }),
})

/** Measured, not documented: slackapi/bolt-js issue 2509. */
const ALL_BLOCKS_CHARACTERS = 13_200
const METADATA_BYTES = 16_000
const VIEW_BYTES = 250_000

const metadata = shape({ event_type: matching(/^[\w.-]{1,255}$/), event_payload: anObject })

/**
 * Why a message is refused, or null. A message without `text` is refused here and would pass in
 * Slack: notifications and screen readers read nothing else.
 */
export function messageRefusal(args: Json): Refusal | null {
  if (typeof args.text !== 'string' || args.text.trim() === '') return refusal('no_text')
  if ([...args.text].length > 40_000) return refusal('msg_too_long')
  if (args.blocks !== undefined) {
    const faults = blocks(50)(args.blocks, '/blocks')
    if (faults.length > 0) return refusal('invalid_blocks', ...faults)
    if (charactersOf(args.blocks) > ALL_BLOCKS_CHARACTERS) return refusal('msg_blocks_too_long')
  }
  return metadataRefusal(args.metadata)
}

function metadataRefusal(value: unknown): Refusal | null {
  // `{}` takes the metadata off in chat.update.
  if (value === undefined || (isObject(value) && Object.keys(value).length === 0)) return null
  const faults = metadata(value, '/metadata')
  if (faults.length > 0) return refusal('invalid_metadata_format', ...faults)
  return bytesOf(value) > METADATA_BYTES ? refusal('metadata_too_large') : null
}

const shared = {
  private_metadata: text(3000, 0),
  callback_id: text(255),
  external_id: text(255),
}
const body = all(blocks(100))
const view = byType({
  modal: shape(
    { type: anything, title: plain(24), blocks: body },
    {
      ...shared,
      submit: plain(24),
      close: plain(24),
      clear_on_close: flag,
      notify_on_close: flag,
      submit_disabled: flag,
    },
  ),
  home: shape({ type: anything, blocks: body }, shared),
})

/** Why a modal or an App Home is refused, or null. */
export function viewRefusal(value: unknown): Refusal | null {
  const faults = view(value, '/view')
  if (faults.length === 0 && needsSubmit(value as Json))
    faults.push({ at: '/view', says: 'submit is required when there is an input block' })
  if (faults.length > 0) return refusal('invalid_arguments', ...faults)
  return bytesOf(value) > VIEW_BYTES ? refusal('view_too_large') : null
}

function needsSubmit({ type, blocks: parts, submit }: Json): boolean {
  return type === 'modal' && !submit && (parts as Json[]).some((part) => part.type === 'input')
}

function anObject(value: unknown, at: string): Fault[] {
  return isObject(value) ? [] : [{ at, says: 'must be an object' }]
}

function charactersOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + charactersOf(one), 0)
  if (!isObject(value)) return 0
  return Object.entries(value).reduce(
    (sum, [name, inner]) =>
      sum +
      (name === 'text' && typeof inner === 'string' ? [...inner].length : charactersOf(inner)),
    0,
  )
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value))
