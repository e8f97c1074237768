/** An answer in the message that it was given from. */
import type { Card } from '../../cards/card.ts'
import { type Conversation, patiently } from './conversation.ts'
import { PLATFORM } from './links.ts'
import type { Shown } from './modal.ts'
import { messageOf } from './render.ts'

/**
 * Shows it at once. The outbox edits its own messages too, but after whatever else waits; what such a
 * one says is asked for anew before each try, so that an answer given meanwhile is not taken off again.
 */
export const showInPlace = (
  { client, inbound }: Conversation,
  message: NonNullable<Shown['message']>,
  card: Card,
) =>
  patiently(async () => {
    const now = (await inbound.standing(PLATFORM, message)) ?? card
    await client.chat.update({ ...message, ...messageOf(now) })
  })
