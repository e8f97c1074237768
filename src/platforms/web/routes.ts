/** The page's API: JSON in, JSON out, and one stream of events. */
import type { FastifyInstance } from 'fastify'
import { clockFace, moveClock } from './clock.ts'
import { type Conversation, hearButton, hearText } from './conversation.ts'
import * as inputs from './inputs.ts'
import type { Live } from './live.ts'
import type { WebOptions } from './options.ts'
import { conversations, knownPerson, openConversation, people } from './people.ts'
import type { Post } from './post.ts'
import { conversationPosts, latestVersion } from './posts.ts'

export function routes(
  server: FastifyInstance,
  { db, demo, commands }: WebOptions,
  chat: Conversation,
  live: Live,
): void {
  const person = (key: string) => knownPerson(db, key)

  server.get('/api/me', async ({ query }) => {
    const everybody = await people(db)
    const som = inputs.read(inputs.anyViewer, query).som ?? everybody[0]?.key ?? ''
    await person(som)
    return {
      som,
      people: everybody,
      conversations: await conversations(db, som),
      clock: await clockFace(demo),
      commands: commands(),
    }
  })

  server.get('/api/conversations/:key/posts', async ({ query, params }) => {
    const { som, before } = inputs.read(inputs.postsQuery, query)
    const { key } = inputs.read(inputs.conversation, params)
    const conversation = await openConversation(db, await person(som), key)
    return conversationPosts(db, conversation, som, before)
  })

  server.post('/api/command', async ({ body }) => {
    const { som, conversation, text } = inputs.read(inputs.commandBody, body)
    const open = await openConversation(db, await person(som), conversation)
    return told(await hearText(chat, som, open, text))
  })

  server.post('/api/submit', async ({ body }) => {
    const { som, post, verb, data } = inputs.read(inputs.submitBody, body)
    return told(await hearButton(chat, await person(som), post, { verb, data }))
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
    const since = last ? inputs.read(inputs.version, last) : await latestVersion(db)
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
    })
    raw.write(`retry: 1000\nid: ${since}\nevent: hello\ndata: ${since}\n\n`)
    live.follow(som, since, raw)
  })

  function told(posts: Post[]): { posts: Post[] } {
    live.wake()
    return { posts }
  }
}
