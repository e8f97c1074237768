import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Card } from '../../cards/card.ts'
import type { Db } from '../../store/engine/open.ts'
import type { Demo } from '../platform-context.ts'

/** What the web chat works with. */
export type WebOptions = {
  /** Where the page is served; it has not begun to listen. */
  http: FastifyInstance
  db: Db
  /** Expands a card to an Adaptive Card. */
  cards: (card: Card) => object
  demo: Demo
  commands: () => { usage: string; description: string }[]
  log: Logger
}
