/** App Home: my figures and their due dates, my pejlemærker's barometers, what is missing. */
import type { types } from '@slack/bolt'
import type { Card } from '../../cards/card.ts'
import { type Block, fitted, VIEW } from './fit.ts'
import { actorOf, type Hall, patiently, STRANGER } from './conversation.ts'
import { blocksOf } from './render.ts'

const DIVIDER: Block = { type: 'divider' }

export async function publishHome(hall: Hall, user: string): Promise<void> {
  const cards = await cardsFor(hall, user)
  const blocks = cards.flatMap((card, index) => [...(index ? [DIVIDER] : []), ...blocksOf(card)])
  const view = { type: 'home', blocks: fitted(blocks, VIEW) } as unknown as types.HomeView
  await patiently(() => hall.client.views.publish({ user_id: user, view }))
}

async function cardsFor(hall: Hall, user: string): Promise<Card[]> {
  const actor = await actorOf(hall, user)
  if (!actor) return [STRANGER]
  const ask = (text: string) => hall.inbound.command(actor, text)
  const barometers: Card[] = []
  for (const number of await led(hall, actor.personKey))
    barometers.push({ ...(await ask(`status ${number}`)), name: 'barometer' })
  return [await ask('mine'), ...barometers, await ask('mangler')]
}

/** The numbers of the pejlemærker that a person is the leader of. */
async function led({ prisma }: Hall, leaderKey: string): Promise<number[]> {
  const channels = await prisma.channel.findMany({ where: { leaderKey } })
  const ids = channels.flatMap(({ pejlemaerkeId }) => pejlemaerkeId ?? [])
  const rows = await prisma.pejlemaerke.findMany({
    where: { id: { in: ids } },
    orderBy: { number: 'asc' },
  })
  return rows.map(({ number }) => number)
}
