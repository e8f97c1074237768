import { randomUUID } from 'node:crypto'
import type { Tx } from '../store/engine/open.ts'
import type { Recipient } from '../domain/recipient.ts'

export type NewMessage = {
  /** Unique for ever: the same message is never made twice. */
  key: string
  kind: string
  /** What it is about, not what it says: it is rendered when sent. */
  intent: object
  recipient: Recipient
  /** The key of the message it answers in a thread. */
  rootKey?: string
  /** Domain time. */
  at: Date
}

/**
 * Puts a message in the outbox, in the caller's transaction, and returns its id. A key that is
 * there already gets another revision instead: the message will be sent, or edited, as it then is.
 */
export async function enqueue(tx: Tx, message: NewMessage): Promise<string> {
  const { rootKey, ...own } = message
  const root = rootKey
    ? await tx.message.findUniqueOrThrow({ where: { key: rootKey }, select: { id: true } })
    : null
  const [made] = await tx.message.createManyAndReturn({
    data: [{ id: randomUUID(), ...own, rootId: root?.id ?? null }],
    skipDuplicates: true,
    select: { id: true },
  })
  if (made) return made.id
  const { id } = await tx.message.findUniqueOrThrow({
    where: { key: message.key },
    select: { id: true },
  })
  await revise(tx, [id])
  return id
}

/**
 * Says that these messages should show something newer. One that stands becomes due for an edit;
 * one that is on its way is edited after; of two revisions the latest wins. One that had nothing left
 * to say, or could not be delivered, gets another chance: both are known not to have arrived.
 */
export async function revise(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.message.updateMany({
    where: { id: { in: [...ids] } },
    data: { revision: { increment: 1 } },
  })
  await tx.message.updateMany({
    where: { id: { in: [...ids] }, state: { in: ['sent', 'dropped', 'failed'] } },
    data: { state: 'due', attempts: 0, notBefore: null },
  })
}

/**
 * Gives every message that could not be delivered, to one recipient or to all, another chance;
 * returns how many there are.
 */
export async function retryFailed(tx: Tx, recipient?: Recipient): Promise<number> {
  const { count } = await tx.message.updateMany({
    where: { state: 'failed', recipient },
    data: { state: 'due', attempts: 0, notBefore: null },
  })
  return count
}
