/**
 * The web chat of local mode: for pejl it is a platform like any other, with its posts in pejl's own
 * database. Bound to loopback; who speaks is chosen freely, so it never runs in production.
 */
import { join } from 'node:path'
import { z } from 'zod'
import type { Card } from '../../cards/card.ts'
import { expand, loadTemplates } from '../../cards/expand.ts'
import { type Ref, SendError } from '../../outbox/port.ts'
import type { ChatPlatform, PlatformContext } from '../platform-context.ts'
import { PLATFORM } from './conversation.ts'
import { guard } from './guard.ts'
import { type Live, startLive } from './live.ts'
import type { WebOptions } from './options.ts'
import { pages } from './pages.ts'
import { addOnce, changePost, postOfMessage } from './posts.ts'
import { routes } from './routes.ts'

/** The web chat, in local mode only. */
export function make({ demo, http, db, commands, log }: PlatformContext): ChatPlatform | null {
  if (demo === null) return null
  const templates = loadTemplates(join(import.meta.dirname, '../../../cards/adaptive'))
  const cards = (card: Card) => expand(card, templates)
  return webPlatform({ http, db, cards, demo, commands, log })
}

export function webPlatform(options: WebOptions): ChatPlatform {
  const { db, cards, log } = options
  let live: Live | undefined

  return {
    name: PLATFORM,
    callMs: 0,

    async start(inbound) {
      live = startLive(db, (error) => log.error({ err: error }, 'looking for posts failed'))
      const streams = live
      await options.http.register(async (server) => {
        guard(server)
        await pages(server)
        routes(server, options, { db, inbound, cards, now: options.demo.now }, streams)
      })
    },

    async stop() {
      live?.stop()
    },

    async send({ messageId, recipient, card, root, at }) {
      const post = await addOnce(db, {
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
      const id = idOf(ref)
      const changed = await changePost(db, id, { text: card.text, card: cards(card) })
      if (!changed) throw gone(`no post ${id}`)
      live?.wake()
    },

    async lookUp({ messageId }) {
      const post = await postOfMessage(db, messageId)
      return post === null ? null : { post }
    },
  }
}

const refSchema = z.object({ post: z.number() })

/** The post that a message became. Throws SendError for one that stands on another platform. */
function idOf(ref: Ref): number {
  const place = refSchema.safeParse(ref).data
  if (!place) throw gone('the message stands on another platform')
  return place.post
}

const gone = (why: string): SendError =>
  new SendError({ kind: 'gone', advice: 'Beskeden findes ikke længere i webchatten.' }, why)
