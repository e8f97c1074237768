/** Messages as the loop makes them: intent, recipient, and that they should show something newer. */
import { randomUUID } from 'node:crypto'
import type { Recipient } from '../domain/recipient.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { inBatches } from './engine/batches.ts'
import { insertion } from './engine/insertion.ts'
import type { Tx } from './engine/open.ts'

export type NewMessage = {
  /** Unique for ever: the same message is never made twice. */
  key: string
  kind: string
  /** What it is about, not what it says: it is rendered when sent. */
  intent: object
  recipient: Recipient
  /** The key of the message it answers in a thread. */
  rootKey?: string
  /** A platform that it should not go through when there is another. */
  avoids?: string
  /** Domain time. */
  at: Date
}

const ENDED = Prisma.sql`'sent', 'dropped', 'failed'`

/**
 * One more revision: what was done with is due again, what is on its way is edited after. What may have
 * arrived, or was deleted where it stood, is not sent again for that.
 */
export const REVISED = revision(
  ENDED,
  Prisma.sql`
  WHEN message.state = 'failed' AND message.doubtful THEN 'uncertain'
  WHEN message.state IN (${ENDED}) THEN 'due'`,
)

/**
 * A new occasion: the same, but what was closed is made anew, and so is what is of unknown outcome,
 * after a look-up where it can be looked up.
 */
const ANEW = revision(
  Prisma.sql`${ENDED}, 'closed'`,
  Prisma.sql`WHEN message.state IN (${ENDED}, 'closed', 'uncertain') THEN 'due'`,
)

/** @param woken what becomes of a state, as cases */
function revision(ended: Prisma.Sql, woken: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    revision = message.revision + 1,
    attempts = CASE WHEN message.state IN (${ended}) THEN 0 ELSE message.attempts END,
    not_before = CASE WHEN message.state IN (${ended}) THEN NULL ELSE message.not_before END,
    state = CASE ${woken} ELSE message.state END`
}

/**
 * Puts a message in the outbox, in the caller's transaction, and returns its id. A key that is
 * there already gets another revision instead, or is made anew; a reply is an occasion for its root too. Throws RangeError without its root.
 */
export async function enqueue(tx: Tx, message: NewMessage): Promise<string> {
  const { rootKey = null } = message
  const root = Prisma.sql`(SELECT id FROM message WHERE key = ${rootKey})`
  const [row] = await tx.$queryRaw<{ id: string; rooted: boolean }[]>`
    INSERT INTO message (${NEW_COLUMNS}, root_id) SELECT ${newRow(message)}, ${root}
    ON CONFLICT (key) DO UPDATE SET ${ANEW}
    RETURNING id, root_id IS NOT NULL AS rooted`
  if (!row || (rootKey !== null && !row.rooted)) throw new RangeError(`no message ${rootKey}`)
  if (rootKey !== null)
    await tx.$executeRaw`
      UPDATE message SET ${ANEW} WHERE key = ${rootKey} AND state IN ('uncertain', 'closed')`
  return row.id
}

/** The same for a message and one that answers it in its thread, together. */
export async function enqueueThread(tx: Tx, root: NewMessage, reply: NewMessage): Promise<void> {
  await tx.$executeRaw`
    WITH root AS (
      INSERT INTO message (${NEW_COLUMNS}) SELECT ${newRow(root)}
      ON CONFLICT (key) DO UPDATE SET ${ANEW} RETURNING id)
    INSERT INTO message (${NEW_COLUMNS}, root_id) SELECT ${newRow(reply)}, root.id FROM root
    ON CONFLICT (key) DO UPDATE SET ${ANEW}`
}

const NEW_COLUMNS = Prisma.sql`id, key, kind, intent, recipient, avoids, at`

const newRow = ({ key, kind, intent, recipient, avoids, at }: NewMessage): Prisma.Sql => Prisma.sql`
  ${randomUUID()}::uuid, ${key}::text, ${kind}::text, ${JSON.stringify(intent)}::jsonb,
  ${recipient}::text, ${avoids ?? null}::text, ${at}::timestamptz`

/** The same for many, none of which has a root; those that are there already stay as they are. */
export async function enqueueNew(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  const rows = messages.map(({ key, kind, intent, recipient, at }) => ({
    id: randomUUID(),
    ...{ key, kind, intent, recipient, at },
  }))
  await inBatches(
    rows,
    (batch) => tx.$executeRaw`${insertion('message', batch)} ON CONFLICT DO NOTHING`,
  )
}

/**
 * Says that these messages should show something newer. One that stands becomes due for an edit;
 * one that is on its way is edited after; of two revisions the latest wins. One that had nothing left
 * to say, or could not be delivered, gets another chance: both are known not to have arrived. One of
 * unknown outcome stays so.
 */
export async function revise(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`UPDATE message SET ${REVISED} WHERE id = ANY(${[...ids]}::uuid[])`
}

/**
 * What this message was made for is over: it shows that, and another may be made for the same key.
 */
export async function releaseKey(tx: Tx, key: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE message SET ${REVISED}, key = message.key || ' ' || message.seq WHERE key = ${key}`
}

/** Those of these keys that are in the outbox. */
export async function existingKeys(db: Tx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT key FROM message WHERE key = ANY(${[...keys]}::text[])`
  return new Set(rows.map(({ key }) => key))
}

/** Whether this was said, or is going to be: not when it had nothing to say as its turn came. */
export const isSaid = async (db: Tx, key: string): Promise<boolean> =>
  (await db.message.count({ where: { key, state: { not: 'dropped' } } })) > 0

/** A message by its key, with what it is about; null when there is none. */
export const messageByKey = (
  db: Tx,
  key: string,
): Promise<{ id: string; intent: unknown } | null> =>
  db.message.findUnique({ where: { key }, select: { id: true, intent: true } })

/** The messages of a kind whose key begins so. */
export async function keysBeginning(db: Tx, kind: string, prefix: string): Promise<string[]> {
  const rows = await db.message.findMany({
    where: { kind, key: { startsWith: prefix } },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** What the newest message of a kind to a recipient is about; null when there is none. */
export async function newestIntent(db: Tx, kind: string, prefix: string): Promise<unknown | null> {
  const row = await db.message.findFirst({
    where: { kind, key: { startsWith: prefix } },
    orderBy: { seq: 'desc' },
    select: { intent: true },
  })
  return row?.intent ?? null
}

/**
 * Gives every message that could not be delivered, to one recipient or to all, another chance;
 * returns how many there are.
 */
export async function retryFailed(db: Tx, recipient?: Recipient): Promise<number> {
  const { count } = await db.message.updateMany({
    where: { state: 'failed', recipient },
    data: { state: 'due', attempts: 0, notBefore: null },
  })
  return count
}

/**
 * A recipient can be reached (again): what failed there and what waits for another try is due now. What
 * may have arrived waits until that can be known, and the platform's wish for peace holds.
 */
export async function sendWaiting(db: Tx, recipient: Recipient): Promise<void> {
  await retryFailed(db, recipient)
  await db.message.updateMany({
    where: {
      state: 'due',
      recipient,
      doubtful: false,
      OR: [{ problem: null }, { problem: { not: 'rate-limited' } }],
    },
    data: { attempts: 0, notBefore: null },
  })
}
