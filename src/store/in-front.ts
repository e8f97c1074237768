/**
 * Messages that stand in front of somebody who may be typing in them. What others do is not shown in
 * them; they are then "behind" (loop/reminder/intent.ts) until their owner does something.
 */
import type { Recipient } from '../domain/recipient.ts'
import { Prisma } from '../generated/prisma/client.ts'
import type { Tx } from './engine/open.ts'
import { REVISED } from './messages.ts'

/** It may stand in front of somebody: it does, or nobody knows. What is only decided changes freely. */
export const IN_FRONT = Prisma.sql`
  (message.ref IS NOT NULL OR message.state IN ('sending', 'uncertain', 'closed', 'sent'))`

/** Those of these keys whose message may stand already. */
export async function keysInFront(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT key FROM message WHERE key = ANY(${[...keys]}::text[]) AND ${IN_FRONT}`
  return new Set(rows.map(({ key }) => key))
}

/** Says that it should show something newer, unless it may stand already; returns whether it will. */
export async function reviseUnseen(tx: Tx, id: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE message SET ${REVISED} WHERE id = ${id}::uuid AND NOT ${IN_FRONT}`
  return count > 0
}

/** These show less than is known, from now on. */
export async function leaveBehind(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE message SET intent = intent || '{"behind": true}' WHERE id = ANY(${[...ids]}::uuid[])`
}

/** Draws anew what shows somebody less than is known; returns whether there was any. */
export async function catchUp(db: Tx, recipient: Recipient): Promise<boolean> {
  const count = await db.$executeRaw`
    UPDATE message SET ${REVISED}, intent = message.intent - 'behind'
    WHERE recipient = ${recipient} AND intent @> '{"behind": true}'`
  return count > 0
}
