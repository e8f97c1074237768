/** The page's API: JSON in, JSON out, and one stream of events. */
import type { FastifyInstance } from 'fastify'
import { clockFace, moveClock } from './clock.ts'
import type { WebOptions } from './index.ts'
import * as inputs from './inputs.ts'
import type { Live } from './live.ts'
import { conversations, knownPerson, openConversation, people } from './people.ts'
import { conversationPosts, latestVersion, type Post } from './posts.ts'
import { command, submit, type Talk } from './conversation.ts'

export function routes(
  server: FastifyInstance,
  { prisma, demo, commands }: WebOptions,
  talk: Talk,
  live: Live,
): void {
  const person = (key: string) => knownPerson(prisma, key)

  server.get('/api/me', async ({ query }) => {
    const everybody = await people(prisma)
    const som = inputs.read(inputs.anyViewer, query).som ?? everybody[0]?.key ?? ''
    await person(som)
    return {
      som,
      people: everybody,
      conversations: await conversations(prisma, som),
      clock: await clockFace(demo),
      commands: commands(),
    }
  })

  server.get('/api/conversations/:key/posts', async ({ query, params }) => {
    const { som, before } = inputs.read(inputs.postsQuery, query)
    const { key } = inputs.read(inputs.conversation, params)
    const conversation = await openConversation(prisma, await person(som), key)
    return conversationPosts(prisma, conversation, som, before)
  })

  server.post('/api/command', async ({ body }) => {
    const { som, conversation, text } = inputs.read(inputs.commandBody, body)
    await openConversation(prisma, await person(som), conversation)
    return told(await command(talk, som, conversation, text))
  })

  server.post('/api/submit', async ({ body }) => {
    const { som, post, verb, data } = inputs.read(inputs.submitBody, body)
    return told(await submit(talk, await person(som), post, { verb, data }))
  })

  server.post('/api/clock', async ({ body }) => {
    await moveClock(demo, inputs.read(inputs.clockBody, body).to)
    live.wake()
    return clockFace(demo)
  })

  server.get('/api/events', async ({ query, headers }, reply) => {
    const { som } = inputs.read(inputs.viewer, query)
    await person(som)
    const last = headers['last-event-id']
    const since = last ? inputs.read(inputs.version, last) : await latestVersion(prisma)
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
    })
    raw.write(`retry: 1000\nid: ${since}\nevent: hello\ndata: ${since}\n\n`)
    raw.on(
      'close',
      live.follow(som, since, (event) => raw.write(event)),
    )
  })

  function told(posts: Post[]): { posts: Post[] } {
    live.wake()
    return { posts }
  }
}
