/** How pejl is, for whoever watches it: GET /health. It names no person and no figure. */
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Db } from './store/engine/open.ts'
import { undelivered, waitingSince } from './store/waiting.ts'

/** What is wrong with each platform as a whole: kept from what the outbox and the platforms say. */
export type Troubles = {
  say(platform: string, sentence: string | null): void
  all(): Readonly<Record<string, string>>
}

export function newTroubles(log: Logger): Troubles {
  const known = new Map<string, string>()
  return {
    say(platform, sentence) {
      if (sentence === (known.get(platform) ?? null)) return
      if (sentence === null) {
        known.delete(platform)
        return log.info({ platform }, 'the platform works again')
      }
      known.set(platform, sentence)
      log.error({ platform, sentence }, 'the platform does not work')
    },
    all: () => Object.fromEntries(known),
  }
}

/** Messages that have waited for longer than this (ms, real time) are counted. */
const LONG_MS = 60 * 60_000

/**
 * Puts GET /health on the server: 200 with `ok` false when somebody should look, so that a supervisor
 * does not restart what a restart does not mend; 503 when the store cannot be asked.
 */
export function serveHealth(
  http: FastifyInstance,
  {
    db,
    platforms,
    troubles,
    log,
  }: { db: Db; platforms: ReadonlyMap<string, unknown>; troubles: Troubles; log: Logger },
): void {
  http.get('/health', async (_request, reply) => {
    try {
      const waiting = (await waitingSince(db, new Date(Date.now() - LONG_MS))).length
      const { uncertain, failed } = await undelivered(db)
      const wrong = troubles.all()
      return {
        ok: Object.keys(wrong).length + waiting + uncertain + failed === 0,
        platforms: Object.fromEntries(
          [...platforms.keys()].map((name) => [name, wrong[name] ?? 'ok']),
        ),
        messages: { waitingOverAnHour: waiting, uncertain, failed },
      }
    } catch (error) {
      log.error({ err: error }, 'health: the store does not answer')
      return reply.code(503).send({ ok: false, error: 'Databasen svarer ikke.' })
    }
  })
}
