/**
 * The web chat of local mode: for pejl it is a platform like any other, with its posts in pejl's own
 * database. Bound to loopback; who speaks is chosen freely, so it never runs in production.
 */
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { expand, loadTemplates } from '../../cards/expand.ts'
import type { PrismaClient } from '../../generated/prisma/client.ts'
import type { Card } from '../../cards/card.ts'
import { type Platform, type Ref, SendError } from '../../outbox/port.ts'
import type { Demo, PlatformContext } from '../platform-context.ts'
import { guard } from './guard.ts'
import { type Live, startLive } from './live.ts'
import { pages } from './pages.ts'
import { addOnce, changePost } from './posts.ts'
import { routes } from './routes.ts'

export type WebOptions = {
  /** Where the page is served; it has not begun to listen. */
  http: FastifyInstance
  prisma: PrismaClient
  /** Expands a card to an Adaptive Card. */
  cards: (card: Card) => object
  demo: Demo
  commands: () => { usage: string; description: string }[]
  log: Logger
}

/** The web chat, in local mode only. */
export function make({ demo, http, prisma, commands, log }: PlatformContext): Platform | null {
  if (demo === null) return null
  const templates = loadTemplates(join(import.meta.dirname, '../../../cards/adaptive'))
  const cards = (card: Card) => expand(card, templates)
  return webPlatform({ http, prisma, cards, demo, commands, log })
}

export function webPlatform(options: WebOptions): Platform {
  const { prisma, cards, log } = options
  let live: Live | undefined

  return {
    name: 'web',

    async start(inbound) {
      live = startLive(prisma, (error) => log.error({ err: error }, 'looking for posts failed'))
      const streams = live
      await options.http.register(async (server) => {
        guard(server)
        await pages(server)
        routes(server, options, { prisma, inbound, cards, now: options.demo.now }, streams)
      })
    },

    async stop() {
      live?.stop()
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
