import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Message, PrismaClient } from '../generated/prisma/client.ts'
import type { Pacer } from './pacing.ts'
import type { Card } from '../cards/card.ts'
import type { Outgoing, Platform, Ref } from './port.ts'
import type { Recipient } from '../domain/recipient.ts'

/** What a delivery works with. */
export type Outbox = {
  prisma: PrismaClient
  platforms: ReadonlyMap<string, Platform>
  /** Which platform a recipient prefers. */
  platformOf(recipient: Recipient): Promise<string>
  /** What the message says now; null when there is nothing left to say. */
  render(message: Message): Promise<Card | null>
  /** Told of a message that somebody must act on, once for each time it fails. */
  onProblem(message: Message, advice: string): Promise<void>
  pacer: Pacer
  log: Logger
  worker: string
  realNow(): Date
}

export const newWorker = (): string => randomUUID()

/** Everything about a message but what it says. */
export async function envelope(
  { prisma }: Outbox,
  { id, recipient, at, rootId }: Message,
): Promise<Omit<Outgoing, 'card'>> {
  const root = rootId && (await prisma.message.findUniqueOrThrow({ where: { id: rootId } }))
  return {
    messageId: id,
    recipient: recipient as Recipient,
    at,
    ...(root ? { root: root.ref as Ref } : {}),
  }
}
