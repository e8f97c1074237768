/** App Home: my figures and their due dates, my pejlemærker's barometers, what is missing. */
import type { types } from '@slack/bolt'
import type { Card } from '../../cards/card.ts'
import { pejlemaerkeId } from '../../domain/figure-key.ts'
import { loadChannels } from '../../store/channels.ts'
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
  const ask = (text: string) => chat.inbound.command(actor, text)
  const barometers: Card[] = []
  for (const topic of await led(chat, actor.personKey)) {
    const card = await ask(`status ${topic}`)
    barometers.push(card.name === 'status' ? { ...card, name: 'barometer' } : card)
  }
  return [await ask('mine'), ...barometers, await ask('mangler')]
}

/** The pejlemærker that a person is the leader of, as they can be typed. */
async function led({ db }: Conversation, person: string): Promise<string[]> {
  const own = (await loadChannels(db)).filter(({ leader }) => leader === person)
  const topics = own.flatMap(({ set, number }) => (number === null ? [] : [{ set, number }]))
  return topics.sort((a, b) => a.number - b.number).map(pejlemaerkeId)
}
