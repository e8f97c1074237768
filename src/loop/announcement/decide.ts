import { toChannel } from '../../domain/recipient.ts'
import { inTransaction } from '../../store/engine/open.ts'
import { enqueueNew, existingKeys } from '../../store/messages.ts'
import { newDecided } from '../decided.ts'
import type { Decide } from '../kind.ts'
import { channelOf } from '../known.ts'
import { messageKey } from '../message-keys.ts'
import type { Situation } from '../situation.ts'
import { announcement } from './intent.ts'

const decided = newDecided<true>(({ channels }) => channels)

/** Makes sure that every pejlemærke with a leader channel has its living card. */
export const announce: Decide = async ({ db }, situations) => {
  for (const situation of situations) {
    if (decided.last(situation)) continue
    const cards = situation.set.pejlemaerker.flatMap(
      ({ number }) => livingCard(situation, number) ?? [],
    )
    await inTransaction(db, async (tx) => {
      const standing = await existingKeys(
        tx,
        cards.map(({ key }) => key),
      )
      const missing = cards.filter(({ key }) => !standing.has(key))
      await enqueueNew(
        tx,
        missing.map((card) => ({ kind: announcement.name, ...card })),
      )
    })
    decided.remember(situation, true)
  }
}

/** What puts a pejlemærke's living card in the outbox, or makes it due for an edit; null without a leader channel. */
export function livingCard(situation: Situation, number: number) {
  const channel = channelOf(situation, number)
  if (!channel) return null
  const intent = { set: situation.set.key, number }
  const recipient = toChannel(channel.key)
  return { key: messageKey.announcement(intent), intent, recipient, at: situation.now }
}
