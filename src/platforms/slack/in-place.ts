/** An answer in the message that it was given from. */
import type { Card } from '../../cards/card.ts'
import { type Conversation, patiently, say } from './conversation.ts'
import { nameOf } from './errors.ts'
import { PLATFORM } from './links.ts'
import type { Shown } from './modal.ts'
import { messageOf } from './render.ts'

/** Slack's words for a message that is gone, or too old to be changed. */
const FIXED = ['message_not_found', 'edit_window_closed', 'cant_update_message']

/**
 * Shows it at once. The outbox edits its own messages too, but after whatever else waits; what such a
 * one says is asked for anew before each try, so that an answer given meanwhile is not taken off again.
 * Where the message cannot be changed the answer stands below it: nobody is left without a receipt.
 */
export async function showInPlace(
  chat: Conversation,
  message: NonNullable<Shown['message']>,
  card: Card,
): Promise<void> {
  const { client, inbound } = chat
  const update = async () => {
    const now = (await inbound.standing(PLATFORM, message)) ?? card
    await client.chat.update({ ...message, ...messageOf(now) })
  }
  try {
    await patiently(update)
  } catch (error) {
    if (!FIXED.includes(nameOf(error))) throw error
    await say(chat, message.channel, card)
  }
}
