/** Writes, edits and looks up messages. */
import type { webApi } from '@slack/bolt'
import { z } from 'zod'
import type { Card } from '../../cards/card.ts'
import { type Outgoing, type Platform, SendError } from '../../outbox/port.ts'
import { asSendError } from './errors.ts'
import type { Directory } from './people.ts'
import { placeOf } from './place-of.ts'
import { messageOf, type SlackMessage } from './render.ts'

/** What pejl's own messages carry, so that one of unknown outcome can be found again. */
const EVENT = 'pejl_message'
const payloadSchema = z.object({ message: z.string() })
const PAGE = 200
/** How far back an uncertain message is looked for, in pages. */
const PAGES = 20

/** Slack's own: one message a second and conversation, a few hundred a minute in all. */
export const LIMITS = {
  conversation: [{ count: 1, perMs: 1000 }],
  platform: [{ count: 200, perMs: 60_000 }],
}

export function post(
  client: webApi.WebClient,
  { conversation }: Directory,
  linked: (card: Card) => Promise<Card>,
): Required<Pick<Platform, 'send' | 'update' | 'lookUp'>> {
  return {
    async send({ messageId, recipient, card, root }) {
      const thread = root && placeOf(root)
      const [body, channel] = await Promise.all([
        linked(card).then(rendered),
        thread?.channel ?? conversation(recipient),
      ])
      const message = {
        channel,
        ...body,
        metadata: { event_type: EVENT, event_payload: { message: messageId } },
        unfurl_links: false,
        unfurl_media: false,
        ...(thread && { thread_ts: thread.ts }),
      }
      const { ts } = await client.chat.postMessage(message).catch(fail)
      if (!ts) throw new SendError({ kind: 'uncertain' }, 'Slack named no message')
      return { channel, ts }
    },

    async update(ref, { card }) {
      const { channel, ts } = placeOf(ref)
      await client.chat.update({ channel, ts, ...rendered(await linked(card)) }).catch(fail)
    },

    async lookUp({ messageId, recipient, root }: Omit<Outgoing, 'card'>) {
      const thread = root && placeOf(root)
      const channel = thread?.channel ?? (await conversation(recipient))
      let cursor: string | undefined
      for (let page = 0; page < PAGES; page++) {
        const options = {
          channel,
          limit: PAGE,
          include_all_metadata: true,
          ...(cursor && { cursor }),
        }
        const found = await (thread
          ? client.conversations.replies({ ...options, ts: thread.ts })
          : client.conversations.history(options)
        ).catch(fail)
        const own = found.messages?.find(
          ({ metadata }) =>
            metadata?.event_type === EVENT &&
            payloadSchema.safeParse(metadata.event_payload).data?.message === messageId,
        )
        if (own?.ts) return { channel, ts: own.ts }
        cursor = found.response_metadata?.next_cursor
        if (!cursor) return null
      }
      return null
    },
  }
}

/** A card that cannot be rendered has not been sent: nothing is uncertain about it. */
function rendered(card: Card): SlackMessage {
  try {
    return messageOf(card)
  } catch (error) {
    const advice = 'pejl kan ikke vise beskeden i Slack. Hvorfor, står i loggen.'
    throw new SendError({ kind: 'not-allowed', advice }, 'cannot be rendered', { cause: error })
  }
}

function fail(error: unknown): never {
  throw asSendError(error)
}
