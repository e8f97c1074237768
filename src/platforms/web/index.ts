/**
 * The web chat of local mode: for pejl it is a platform like any other, with its posts in pejl's own
 * database. Bound to loopback; who speaks is chosen freely, so it never runs in production.
 */
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { PrismaClient } from '../../generated/prisma/client.ts'
import { type Card, type Platform, type Ref, SendError } from '../../outbox/port.ts'
import type { Demo } from './clock.ts'
import { loggable } from './guard.ts'
import { type Live, startLive } from './live.ts'
import { addOnce, changePost } from './posts.ts'
import { routes } from './routes.ts'
import { makeServer } from './server.ts'

export type WebOptions = {
  port: number
  prisma: PrismaClient
  /** Expands a card to an Adaptive Card. */
  cards: (card: Card) => object
  demo: Demo
  commands: () => { usage: string; description: string }[]
  log: Logger
}

/** `start` rejects with the system's error (EADDRINUSE) when the port is taken. */
export function webPlatform(options: WebOptions): Platform {
  const { prisma, cards, log } = options
  let server: FastifyInstance | undefined
  let live: Live | undefined

  return {
    name: 'web',

    async start(inbound) {
      live = startLive(prisma, (error) => log.error(loggable(error), 'looking for posts failed'))
      server = await makeServer(log)
      routes(server, options, { prisma, inbound, cards, now: options.demo.now }, live)
      await server.listen({ host: '127.0.0.1', port: options.port })
    },

    async stop() {
      live?.stop()
      await server?.close()
    },

    async send({ messageId, recipient, card, root, at }) {
      const post = await addOnce(prisma, {
        messageId,
        conversation: recipient,
        author: 'pejl',
        text: card.text,
        card: cards(card),
        at,
        rootId: root ? idOf(root) : null,
      })
      live?.wake()
      return { post }
    },

    async update(ref, { card }) {
      const changed = await changePost(prisma, idOf(ref), { text: card.text, card: cards(card) })
      if (!changed)
        throw new SendError(
          { kind: 'gone', advice: 'Beskeden findes ikke længere i webchatten.' },
          `no post ${ref.post}`,
        )
      live?.wake()
    },

    async lookUp({ messageId }) {
      const post = await prisma.webPost.findUnique({ where: { messageId }, select: { id: true } })
      return post && { post: post.id }
    },
  }
}

const idOf = (ref: Ref): number => Number(ref.post)
