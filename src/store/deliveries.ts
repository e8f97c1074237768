/** Messages on their way out: every transition of one is one statement. Times are real time. */
import { z } from 'zod'
import { asRecipient, type Recipient } from '../domain/recipient.ts'
import { Prisma } from '../generated/prisma/client.ts'
import type { Tx } from './engine/open.ts'

/** Where a message stands on its platform. Only the platform that made it looks inside. */
export type Ref = Readonly<Record<string, string | number>>

/** A message to be sent, edited or looked up. */
export type Message = {
  id: string
  seq: number
  key: string
  kind: string
  /** As stored: its kind knows the shape. */
  intent: unknown
  recipient: Recipient
  /** Where the message stands that it answers in a thread; null when it answers none. */
  root: Ref | null
  /** What it should show. */
  revision: number
  /** Of the ref. */
  platform: string | null
  /** Where it stands; null before it was sent. */
  ref: Ref | null
  attempts: number
  /** Domain time of the decision. */
  at: Date
}

const refSchema = z.record(z.string(), z.union([z.string(), z.number()])).nullable()
const rowSchema = z.object({
  id: z.string(),
  seq: z.coerce.number(),
  key: z.string(),
  kind: z.string(),
  intent: z.unknown(),
  recipient: z.string().transform(asRecipient),
  root: refSchema,
  revision: z.number(),
  platform: z.string().nullable(),
  ref: refSchema,
  attempts: z.number(),
  at: z.date(),
})

export const MESSAGE_COLUMNS = Prisma.sql`
  message.id, message.seq, message.key, message.kind, message.intent, message.recipient,
  (SELECT ref FROM message root WHERE root.id = message.root_id) AS root,
  message.revision, message.platform, message.ref, message.attempts, message.at`

/** Rows with these columns, in the order they were made. */
export const readMessages = (rows: readonly unknown[]): Message[] =>
  rows.map((row) => rowSchema.parse(row)).sort((a, b) => a.seq - b.seq)

/** How long one process may hold a message before another takes it. Longer than any send lasts. */
const LEASE_MS = 60_000
const leaseEnd = (now: Date): Date => new Date(now.getTime() + LEASE_MS)

/**
 * Takes up to `limit` due messages for this worker. A new reply waits for its thread's root to stand,
 * and for the replies before it that do not stand yet. The first that waits in each thread is found
 * in one pass for all: looked up for each message it would take the square of a long backlog.
 */
export async function lease(db: Tx, worker: string, now: Date, limit: number): Promise<Message[]> {
  return readMessages(
    await db.$queryRaw<unknown[]>`
      WITH next AS (
        SELECT message.id FROM message LEFT JOIN message root ON root.id = message.root_id
        WHERE message.state = 'due'
          AND (message.not_before IS NULL OR message.not_before <= ${now})
          AND (message.root_id IS NULL OR message.ref IS NOT NULL OR message.seq IN (
            SELECT min(seq) FROM message
            WHERE state IN ('due', 'leased', 'sending') AND ref IS NULL AND root_id IS NOT NULL
            GROUP BY root_id))
          AND (message.root_id IS NULL OR root.ref IS NOT NULL)
        ORDER BY message.seq LIMIT ${limit} FOR UPDATE OF message SKIP LOCKED)
      UPDATE message
      SET state = 'leased', leased_by = ${worker}::uuid, leased_until = ${leaseEnd(now)}
      FROM next WHERE message.id = next.id
      RETURNING ${MESSAGE_COLUMNS}`,
  )
}

/** Commits "sending" before the platform is called; false when the lease was lost meanwhile. */
export async function startSending(
  db: Tx,
  id: string,
  worker: string,
  platform: string,
  now: Date,
): Promise<boolean> {
  const { count } = await db.message.updateMany({
    where: { id, state: 'leased', leasedBy: worker },
    data: {
      state: 'sending',
      platform,
      attempts: { increment: 1 },
      leasedUntil: leaseEnd(now),
    },
  })
  return count === 1
}

/**
 * Records that the message stands at `ref`: it is sent, or due for an edit when it was revised on its
 * way. That holds also for a send that outlasted its lease and was called uncertain meanwhile. Where
 * another process has taken the message since, its state and lease are left to that one.
 */
export async function markSent(
  db: Tx,
  { id, revision }: Message,
  worker: string,
  ref: Ref,
  now: Date,
): Promise<void> {
  await db.$executeRaw`
    UPDATE message SET
      ref = ${JSON.stringify(ref)}::jsonb, sent_at = ${now}, sent_revision = ${revision},
      problem = NULL, attempts = 0, not_before = NULL,
      state = CASE
        WHEN leased_by IS DISTINCT FROM ${worker}::uuid AND state <> 'uncertain' THEN state
        WHEN revision = ${revision} THEN 'sent' ELSE 'due' END,
      leased_until = CASE WHEN leased_by = ${worker}::uuid THEN NULL ELSE leased_until END,
      leased_by = CASE WHEN leased_by = ${worker}::uuid THEN NULL ELSE leased_by END
    WHERE id = ${id}::uuid`
}

export type Ending = {
  state: 'sent' | 'dropped' | 'failed' | 'uncertain' | 'due'
  /** The last error, in the taxonomy's words. */
  problem?: string
  attempts?: number
  notBefore?: Date
}

/**
 * Ends this worker's lease. A message that was revised meanwhile is due again instead of sent or
 * dropped.
 */
export async function endLease(
  db: Tx,
  { id, revision }: Message,
  worker: string,
  { state, problem, attempts, notBefore }: Ending,
): Promise<void> {
  const revised = state === 'sent' || state === 'dropped' ? 'due' : state
  await db.$executeRaw`
    UPDATE message SET
      state = (CASE WHEN revision = ${revision} THEN ${state} ELSE ${revised} END)::message_state,
      problem = coalesce(${problem ?? null}, problem),
      attempts = coalesce(${attempts ?? null}::int, attempts),
      not_before = coalesce(${notBefore ?? null}::timestamptz, not_before),
      leased_by = NULL, leased_until = NULL
    WHERE id = ${id}::uuid AND leased_by = ${worker}::uuid`
}

/** At start, on a store that nobody else can hold: every lease is a dead process's. */
export async function endLeases(db: Tx): Promise<void> {
  await db.message.updateMany({
    where: { leasedUntil: { not: null } },
    data: { leasedUntil: new Date(0) },
  })
}

/** Whether one of pejl's own messages stands there. */
export async function standsAt(db: Tx, platform: string, ref: Ref): Promise<boolean> {
  return (await db.message.count({ where: { platform, ref: { equals: ref } } })) > 0
}
