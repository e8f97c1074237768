/** The web chat over the real store, with people, channels and a pejl that answers simply. */
import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import type { Card } from '../../../src/cards/card.ts'
import { expand, loadTemplates } from '../../../src/cards/expand.ts'
import { noticeCard } from '../../../src/cards/notice.ts'
import type { Inbound, Reaction, Submission } from '../../../src/commands/inbound.ts'
import type { Recipient } from '../../../src/domain/recipient.ts'
import type { Actor } from '../../../src/domain/rights.ts'
import { errorOnly } from '../../../src/log.ts'
import type { Outgoing } from '../../../src/outbox/port.ts'
import { makeServer } from '../../../src/platforms/http.ts'
import { webPlatform } from '../../../src/platforms/web/index.ts'
import type { Post } from '../../../src/platforms/web/post.ts'
import type { Db } from '../../../src/store/engine/open.ts'
import { openTestStore } from '../../support/store.ts'

export type Chat = Awaited<ReturnType<typeof openChat>>

const templates = loadTemplates(new URL('../../../cards/adaptive/', import.meta.url).pathname)
export const START = new Date('2016-01-04T06:55:00Z')

/** What pejl is asked, and what it answers until a test says otherwise. */
export type Asked = {
  commands: { actor: Actor; text: string }[]
  submissions: { actor: Actor; submission: Submission }[]
  onCommand: (text: string) => Card
  onSubmit: (submission: Submission) => Reaction
}

export async function openChat() {
  const store = await openTestStore()
  await people(store.db)
  const asked = simplePejl()
  const logged: string[] = []
  const clock: { now: Date; next: { at: Date; what: string } | null } = { now: START, next: null }
  const log = pino(
    { level: 'error', serializers: { err: errorOnly } },
    { write: (line: string) => void logged.push(line) },
  )
  const http = makeServer(log)
  const options = {
    http,
    db: store.db,
    cards: (card: Card) => expand(card, templates),
    demo: {
      now: async () => clock.now,
      next: async () => clock.next,
      advanceTo: async (to: Date) => {
        clock.now = to
      },
    },
    commands: () => [
      { usage: 'status [5 | 5A | ord]', description: 'Hvor langt er vi?' },
      { usage: 'mangler', description: 'De tal, der afventes' },
    ],
    log,
  }
  const web = webPlatform(options)
  await web.start(answering(asked))
  await http.listen({ host: '127.0.0.1', port: 0 })
  const { port } = http.server.address() as { port: number }
  const address = `http://127.0.0.1:${port}`

  return {
    ...store,
    web,
    options,
    asked,
    logged,
    clock,
    port,
    address,
    /** Sends a message as the outbox does. */
    send: (recipient: Recipient, card: Card, more: Partial<Outgoing> = {}) =>
      web.send({ messageId: randomUUID(), recipient, card, at: START, ...more }),
    get: (path: string) => fetch(`${address}${path}`),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${address}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async posts(som: string, conversation: string): Promise<Post[]> {
      const path = `/api/conversations/${encodeURIComponent(conversation)}/posts?som=${som}`
      const answer = (await (await fetch(`${address}${path}`)).json()) as { posts: Post[] }
      return answer.posts
    },
    /** As it was when it was opened. */
    async clear() {
      await store.db.webPost.deleteMany()
      Object.assign(asked, simplePejl())
      Object.assign(clock, { now: START, next: null })
      logged.length = 0
    },
    async close() {
      await web.stop()
      await http.close()
      await store.close()
    },
  }
}

const simplePejl = (): Asked => ({
  commands: [],
  submissions: [],
  onCommand: (text) => noticeCard(`Du skrev: ${text}`),
  onSubmit: () => ({ card: noticeCard('Tak.'), place: 'replace' }),
})

const answering = (asked: Asked): Inbound => ({
  async command(actor, text) {
    asked.commands.push({ actor, text })
    return asked.onCommand(text)
  },
  async submit(actor, submission) {
    asked.submissions.push({ actor, submission })
    return asked.onSubmit(submission)
  },
  async home() {
    return []
  },
  async standing() {
    return null
  },
})

async function people(db: Db): Promise<void> {
  await db.goalSet.create({ data: { key: 'set', title: '', definition: {}, checksum: '' } })
  await db.pejlemaerke.create({ data: { id: 'set/1', goalSetKey: 'set', number: 1 } })
  const roles = ['dataejer bolig', 'leder socialområdet']
  for (const name of roles) {
    const key = name.replace(/\W+/g, '-')
    await db.person.create({ data: { key, name, email: `${key}@pejl.test`, platform: 'web' } })
  }
  await db.channel.createMany({
    data: [
      {
        key: 'ledere-1',
        goalSetKey: 'set',
        name: 'pejlemærke 1',
        platform: 'web',
        address: '',
        pejlemaerkeId: 'set/1',
      },
      { key: 'direktion', goalSetKey: 'set', name: 'direktion', platform: 'web', address: '' },
      { key: 'andre', goalSetKey: 'set', name: 'et andet sted', platform: 'slack', address: 'C1' },
    ],
  })
}
