import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type Message, Prisma, type PrismaClient } from '../generated/prisma/client.ts'
import { lease, leaseEnd, recover } from './lease.ts'
import {
  type Card,
  type Failure,
  type Platform,
  type Recipient,
  type Ref,
  SendError,
} from './port.ts'
import { retryAt } from './retry.ts'

export type Outbox = {
  prisma: PrismaClient
  platforms: ReadonlyMap<string, Platform>
  /** Which platform a recipient prefers. */
  platformOf(recipient: Recipient): Promise<string>
  /** What the message says now; null when there is nothing left to say. */
  render(message: Message): Promise<Card | null>
  log: Logger
  worker: string
  realNow(): Date
}

export const newWorker = (): string => randomUUID()

const BATCH = 10

/**
 * Sends and edits everything that is due, and returns how many were tried. No transaction is open
 * while a platform is called: due → leased → sending (committed) → sent, uncertain, failed or due.
 */
export async function deliver(outbox: Outbox): Promise<number> {
  for (const message of await recover(outbox.prisma, outbox.realNow()))
    outbox.log.warn({ message: message.id, kind: message.kind }, 'send with unknown outcome')
  await settleUncertain(outbox)
  let tried = 0
  for (;;) {
    const batch = await lease(outbox.prisma, outbox.worker, outbox.realNow(), BATCH)
    if (batch.length === 0) return tried
    for (const message of batch) await deliverOne(outbox, message)
    tried += batch.length
  }
}

async function deliverOne(outbox: Outbox, message: Message): Promise<void> {
  const name = message.platform ?? (await outbox.platformOf(message.recipient as Recipient))
  const platform = outbox.platforms.get(name)
  if (!platform)
    return await close(outbox, message, { state: 'failed', problem: `no platform ${name}` })
  let card: Card | null
  try {
    card = await outbox.render(message)
  } catch (error) {
    outbox.log.error({ message: message.id, kind: message.kind, err: error }, 'cannot be rendered')
    return await close(outbox, message, { state: 'failed', problem: 'cannot be rendered' })
  }
  if (card === null)
    return await close(outbox, message, { state: message.ref ? 'sent' : 'dropped' })
  if (!(await startSending(outbox, message, name))) return
  try {
    const outgoing = {
      messageId: message.id,
      recipient: message.recipient as Recipient,
      card,
      at: message.at,
      ...(await rootOf(outbox, message)),
    }
    const ref = message.ref as Ref | null
    if (ref) await platform.update(ref, outgoing)
    await sent(outbox, message, ref ?? (await platform.send(outgoing)))
  } catch (error) {
    await afterFailure(outbox, message, failureOf(error), error)
  }
}

async function rootOf(outbox: Outbox, message: Message): Promise<{ root?: Ref }> {
  if (message.rootId === null) return {}
  const root = await outbox.prisma.message.findUniqueOrThrow({ where: { id: message.rootId } })
  return { root: root.ref as Ref }
}

/** Commits "sending" before the call; false when the lease was lost meanwhile. */
async function startSending(outbox: Outbox, message: Message, platform: string): Promise<boolean> {
  const { count } = await outbox.prisma.message.updateMany({
    where: { id: message.id, state: 'leased', leasedBy: outbox.worker },
    data: {
      state: 'sending',
      platform,
      attempts: { increment: 1 },
      leasedUntil: leaseEnd(outbox.realNow()),
    },
  })
  return count === 1
}

/** It stands. If it was revised while on its way, it becomes due for an edit at once. */
async function sent(outbox: Outbox, message: Message, ref: Ref): Promise<void> {
  const { prisma } = outbox
  const done = { ref, sentAt: outbox.realNow(), sentRevision: message.revision, problem: null }
  await prisma.message.updateMany({
    where: { id: message.id },
    data: { ...done, attempts: 0, notBefore: null },
  })
  await close(outbox, message, { state: 'sent' })
}

/** Ends the lease. A message that was revised meanwhile is due again instead of sent or dropped. */
async function close(
  outbox: Outbox,
  message: Message,
  end: {
    state: 'sent' | 'dropped' | 'failed' | 'uncertain' | 'due'
    problem?: string
    notBefore?: Date
  },
): Promise<void> {
  const free = { leasedBy: null, leasedUntil: null }
  const mine = { id: message.id, leasedBy: outbox.worker }
  const { count } = await outbox.prisma.message.updateMany({
    where: { ...mine, revision: message.revision },
    data: { ...free, ...end },
  })
  if (count === 1) return
  const keep = end.state === 'uncertain' || end.state === 'failed'
  await outbox.prisma.message.updateMany({
    where: mine,
    data: { ...free, ...end, state: keep ? end.state : 'due' },
  })
}

const failureOf = (error: unknown): Failure =>
  error instanceof SendError ? error.failure : { kind: 'uncertain' }

async function afterFailure(
  outbox: Outbox,
  message: Message,
  failure: Failure,
  error: unknown,
): Promise<void> {
  const about = { message: message.id, kind: message.kind, failure: failure.kind, err: error }
  const creation = message.ref === null
  if (failure.kind === 'auth' || failure.kind === 'not-allowed' || failure.kind === 'gone') {
    outbox.log.error(about, 'message could not be delivered')
    return await close(outbox, message, { state: 'failed', problem: failure.advice })
  }
  if (failure.kind === 'uncertain' && creation) {
    outbox.log.warn(about, 'send with unknown outcome')
    return await close(outbox, message, { state: 'uncertain', problem: 'uncertain' })
  }
  outbox.log.warn(about, 'will try again')
  await close(outbox, message, {
    state: 'due',
    problem: failure.kind,
    notBefore: retryAt(outbox.realNow(), message.attempts + 1, failure),
  })
}

/** Looks uncertain creations up where the platform can: what stands is edited, the rest sent again. */
async function settleUncertain(outbox: Outbox): Promise<void> {
  const uncertain = await outbox.prisma.message.findMany({ where: { state: 'uncertain' } })
  for (const message of uncertain) {
    const platform = outbox.platforms.get(message.platform ?? '')
    if (!platform?.lookUp) continue
    const ref = await platform.lookUp(message.id, message.recipient as Recipient)
    await outbox.prisma.message.updateMany({
      where: { id: message.id, state: 'uncertain' },
      data: { state: 'due', ref: ref ?? Prisma.DbNull, problem: null },
    })
    outbox.log.info({ message: message.id, arrived: ref !== null }, 'unknown outcome looked up')
  }
}
