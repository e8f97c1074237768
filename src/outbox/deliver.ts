import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Message, PrismaClient } from '../generated/prisma/client.ts'
import { lease, leaseEnd, recover } from './lease.ts'
import type { Card, Failure, Platform, Recipient, Ref } from './port.ts'
import { failureOf, retryAt } from './retry.ts'
import { settleUncertain } from './settle.ts'

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
  let name: string
  let card: Card | null
  try {
    name = message.platform ?? (await outbox.platformOf(message.recipient as Recipient))
    card = await outbox.render(message)
  } catch (error) {
    return await notReady(outbox, message, error)
  }
  const platform = outbox.platforms.get(name)
  if (!platform)
    return await close(outbox, message, { state: 'failed', problem: `no platform ${name}` })
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

/** Nothing was sent, and the next message is none the worse for it. The cause may pass: try again. */
async function notReady(outbox: Outbox, message: Message, error: unknown): Promise<void> {
  outbox.log.error({ message: message.id, kind: message.kind, err: error }, 'cannot be rendered')
  const attempts = message.attempts + 1
  await close(outbox, message, {
    state: 'due',
    problem: 'cannot be rendered',
    attempts,
    notBefore: retryAt(outbox.realNow(), attempts, { kind: 'network' }),
  })
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

/**
 * It stands. If it was revised while on its way, it becomes due for an edit at once. A send that
 * outlasted its lease counts as uncertain meanwhile: now its outcome is known.
 */
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
    attempts?: number
    notBefore?: Date
  },
): Promise<void> {
  const free = { leasedBy: null, leasedUntil: null }
  const own = { leasedBy: outbox.worker }
  const mine = {
    id: message.id,
    OR: end.state === 'sent' ? [own, { state: 'uncertain' as const }] : [own],
  }
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
