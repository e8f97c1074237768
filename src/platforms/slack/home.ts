/** App Home: my figures and their due dates, my pejlemærker's barometers, what is missing. */
import type { types } from '@slack/bolt'
import type { Card } from '../../cards/card.ts'
import { actorOf, type Conversation, patiently, STRANGER } from './conversation.ts'
import { type Block, fitted, VIEW } from './fit.ts'
import { blocksOf } from './render.ts'

const DIVIDER: Block = { type: 'divider' }

export async function publishHome(chat: Conversation, user: string): Promise<void> {
  const cards = await cardsFor(chat, user)
  const blocks = cards.flatMap((card, index) => [...(index ? [DIVIDER] : []), ...blocksOf(card)])
  const view = { type: 'home', blocks: fitted(blocks, VIEW) } as unknown as types.HomeView
  await patiently(() => chat.client.views.publish({ user_id: user, view }))
}

async function cardsFor(chat: Conversation, user: string): Promise<Card[]> {
  const actor = await actorOf(chat, user)
  if (!actor) return [STRANGER]
  return await chat.inbound.home(actor)
}
