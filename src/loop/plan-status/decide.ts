import { toChannel } from '../../domain/recipient.ts'
import { inTransaction } from '../../store/engine/open.ts'
import { enqueueNew, existingKeys } from '../../store/messages.ts'
import { newDecided } from '../decided.ts'
import type { Decide } from '../kind.ts'
import { channelOf } from '../known.ts'
import { messageKey } from '../message-keys.ts'
import type { Situation } from '../situation.ts'
import { planStatus } from './intent.ts'

const decided = newDecided<true>(({ channels }) => channels)

/** Makes sure that every plan has its living card. */
export const announcePlans: Decide = async ({ db }, situations) => {
  for (const situation of situations) {
    const card = planCard(situation)
    if (card === null || decided.last(situation)) continue
    await inTransaction(db, async (tx) => {
      const standing = await existingKeys(tx, [card.key])
      if (!standing.has(card.key)) await enqueueNew(tx, [{ kind: planStatus.name, ...card }])
    })
    decided.remember(situation, true)
  }
}

/** What puts a plan's living card in the outbox, or makes it due for an edit; null without a plan or channel. */
export function planCard(situation: Situation) {
  const channel = channelOf(situation, null)
  if (!channel || situation.set.plan === null) return null
  const intent = { set: situation.set.key }
  const recipient = toChannel(channel.key)
  return { key: messageKey.planStatus(intent.set), intent, recipient, at: situation.now }
}
