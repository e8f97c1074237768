/** What every listener works with: who is speaking, and how pejl answers. */
import { setTimeout as wait } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import { type Card, isShareable } from '../../cards/card.ts'
import { noticeCard } from '../../cards/notice.ts'
import type { Inbound } from '../../commands/inbound.ts'
import type { Actor } from '../../domain/rights.ts'
import type { Db } from '../../store/engine/open.ts'
import type { Block } from './fit.ts'
import { PLATFORM } from './links.ts'
import type { Once } from './once.ts'
import type { Directory } from './people.ts'
import { messageOf, type SlackMessage } from './render.ts'

export type Conversation = {
  client: webApi.WebClient
  inbound: Inbound
  people: Directory
  db: Db
  once: Once
  log: Logger
}

export const STRANGER = noticeCard(
  'Hej! Jeg kender dig ikke endnu. Giv en controller den e-mailadresse, du har i Slack, så kan du komme med.',
)
export const SORRY = noticeCard('Det gik desværre ikke. Prøv igen om lidt.')
export const TOO_LATE = noticeCard(
  'Det tog lidt for lang tid, så vinduet kunne ikke åbnes. Tryk igen.',
)

/** Who a Slack user is here; null for somebody who does not take part. */
export async function actorOf({ people }: Conversation, user: string): Promise<Actor | null> {
  const personKey = await people.personOf(user)
  return personKey === null ? null : { personKey, through: PLATFORM }
}

export const isDirect = (channel: string | undefined): boolean => channel?.startsWith('D') ?? false

/** "Del i kanalen", below what only one person sees in a channel. */
export const shareBelow = (card: Card, channel: string | undefined, command: string): Block[] =>
  isDirect(channel) || !isShareable(card)
    ? []
    : [
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'publish',
              text: { type: 'plain_text', text: 'Del i kanalen' },
              value: JSON.stringify({ command }),
            },
          ],
        },
      ]

const PATIENCE_MS = 10_000

/** Answers through a response_url: five times within half an hour, wherever pejl is not a member. */
export async function respond(
  url: string,
  answer:
    | (SlackMessage & {
        response_type: 'ephemeral' | 'in_channel'
        replace_original: boolean
        thread_ts?: string
      })
    | { delete_original: true },
): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(answer),
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (!response.ok) throw new Error(`the response_url answered ${response.status}`)
}

/** Where an answer stands, and what stands below it. */
type Beside = { more?: readonly Block[]; thread?: string | undefined }

const inThread = (thread: string | undefined) => (thread ? { thread_ts: thread } : {})

/** To the one who asked. */
export const whisper = (
  url: string,
  card: Card,
  { more = [], thread, replace = false }: Beside & { replace?: boolean } = {},
) =>
  respond(url, {
    ...messageOf(card, more),
    ...inThread(thread),
    response_type: 'ephemeral',
    replace_original: replace,
  })

/** Does it again when Slack asks pejl to wait; an answer is given up after three. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let turn = 1; ; turn++) {
    try {
      return await call()
    } catch (error) {
      const { retryAfter }: { retryAfter?: number } = Object(error)
      if (retryAfter === undefined || turn === 3) throw error
      await wait(retryAfter * 1000)
    }
  }
}

/** A message in a conversation, outside the outbox: the answer to what somebody typed there. */
export const say = (
  { client }: Conversation,
  channel: string,
  card: Card,
  { more = [], thread }: Beside = {},
) =>
  patiently(() =>
    client.chat.postMessage({
      channel,
      ...messageOf(card, more),
      unfurl_links: false,
      ...inThread(thread),
    }),
  )

/** Does the work; when it fails the log says where, and the person that it did not go well. */
export async function kindly(
  { log }: Conversation,
  what: string,
  work: () => Promise<void>,
  tell: (card: Card) => Promise<unknown>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error({ err: error, what }, 'slack: could not answer')
    await tell(SORRY).catch((again) => log.error({ err: again, what }, 'slack: could not say so'))
  }
}
