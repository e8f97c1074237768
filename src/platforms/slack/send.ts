/** Writes, edits and looks up messages. */
import type { webApi } from '@slack/bolt'
import type { Card } from '../../cards/card.ts'
import { type Outgoing, type Platform, type Ref, SendError } from '../../outbox/port.ts'
import { asSendError } from './errors.ts'
import type { Directory } from './people.ts'
import { type Body, body } from './render.ts'

/** What pejl's own messages carry, so that one of unknown outcome can be found again. */
const EVENT = 'pejl_message'
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
): Required<Pick<Platform, 'send' | 'update' | 'lookUp'>> {
  return {
    async send({ messageId, recipient, card, root }) {
      const said = rendered(card)
      const channel = root ? String(root.channel) : await conversation(recipient)
      const message = {
        channel,
        ...said,
        metadata: { event_type: EVENT, event_payload: { message: messageId } },
        unfurl_links: false,
        unfurl_media: false,
        ...(root && { thread_ts: String(root.ts) }),
      }
      const { ts } = await client.chat.postMessage(message as never).catch(fail)
      if (!ts) throw new SendError({ kind: 'uncertain' }, 'Slack named no message')
      return { channel, ts }
    },

    async update(ref, { card }) {
      const { channel, ts } = placeOf(ref)
      await client.chat.update({ channel, ts, ...rendered(card) } as never).catch(fail)
    },

    async lookUp({ messageId, recipient, root }: Omit<Outgoing, 'card'>) {
      const channel = root ? String(root.channel) : await conversation(recipient)
      let cursor: string | undefined
      for (let page = 0; page < PAGES; page++) {
        const options = {
          channel,
          limit: PAGE,
          include_all_metadata: true,
          ...(cursor && { cursor }),
        }
        const found = await (root
          ? client.conversations.replies({ ...options, ts: String(root.ts) })
          : client.conversations.history(options)
        ).catch(fail)
        const own = found.messages?.find(({ metadata }) => {
          const payload = metadata?.event_payload as { message?: string } | undefined
          return metadata?.event_type === EVENT && payload?.message === messageId
        })
        if (own?.ts) return { channel, ts: own.ts }
        cursor = found.response_metadata?.next_cursor
        if (!cursor) return null
      }
      return null
    },
  }
}

/** A card that cannot be rendered has not been sent: nothing is uncertain about it. */
function rendered(card: Card): Body {
  try {
    return body(card)
  } catch (error) {
    const advice = 'pejl kan ikke vise beskeden i Slack. Hvorfor, står i loggen.'
    throw new SendError({ kind: 'not-allowed', advice }, 'cannot be rendered', { cause: error })
  }
}

const placeOf = (ref: Ref) => ({ channel: String(ref.channel), ts: String(ref.ts) })

function fail(error: unknown): never {
  throw asSendError(error)
}
