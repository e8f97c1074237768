import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Card } from '../cards/card.ts'
import type { Recipient } from '../domain/recipient.ts'
import type { Message } from '../store/deliveries.ts'
import type { Db } from '../store/engine/open.ts'
import type { Pacer } from './pacing.ts'
import type { Outgoing, Platform } from './port.ts'

/** What a delivery works with. */
export type Outbox = {
  db: Db
  platforms: ReadonlyMap<string, Platform>
  /** Which platform a recipient prefers. */
  platformOf(recipient: Recipient): Promise<string>
  /** Domain time, asked for once a batch. */
  now(): Promise<Date>
  /** What the message says at a moment of domain time; null when there is nothing left to say. */
  render(message: Message, now: Date): Promise<Card | null>
  /** Told of a message that somebody must act on, once for each time it fails. */
  onProblem(message: Message, advice: string): Promise<void>
  pacer: Pacer
  log: Logger
  worker: string
  realNow(): Date
}

export const newWorker = (): string => randomUUID()

/** Everything about a message but what it says. */
export const envelope = ({ id, recipient, at, root }: Message): Omit<Outgoing, 'card'> => ({
  messageId: id,
  recipient,
  at,
  ...(root && { root }),
})
