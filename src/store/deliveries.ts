/** Messages on their way out: every transition of one is one statement. Times are real time. */
import { z } from 'zod'
import { asRecipient, type Recipient } from '../domain/recipient.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { archiving, type Kept } from './archive.ts'
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
  /** The message that it answers in a thread; null when it answers none. */
  rootId: string | null
  /** Where that one stands; null also when nobody knows: then it goes without a thread. */
  root: Ref | null
  /** What it should show. */
  revision: number
  /** Of the ref. */
  platform: string | null
  /** Where it stands; null before it was sent. */
  ref: Ref | null
  attempts: number
  /** The last error, in the taxonomy's words. */
  problem: string | null
  /** It was sent before, and nobody knows whether that arrived. */
  doubtful: boolean
  /** How often that was looked up in vain. */
  lookUps: number
  /** A platform that it should not go through when there is another. */
  avoids: string | null
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
  rootId: z.string().nullable(),
  root: refSchema,
  revision: z.number(),
  platform: z.string().nullable(),
  ref: refSchema,
  attempts: z.number(),
  problem: z.string().nullable(),
  doubtful: z.boolean(),
  lookUps: z.number(),
  avoids: z.string().nullable(),
  at: z.date(),
})

export const MESSAGE_COLUMNS = Prisma.sql`
  message.id, message.seq, message.key, message.kind, message.intent, message.recipient,
  message.root_id AS "rootId",
  (SELECT ref FROM message root WHERE root.id = message.root_id) AS root,
  message.revision, message.platform, message.ref, message.attempts, message.problem,
  message.doubtful, message.look_ups AS "lookUps", message.avoids, message.at`

/** Rows with these columns, in the order they were made. */
export const readMessages = (rows: readonly unknown[]): Message[] =>
  rows.map((row) => rowSchema.parse(row)).sort((a, b) => a.seq - b.seq)

/** Records where a creation of unknown outcome was found, whatever becomes of the edit that follows. */
export async function foundAt(db: Tx, id: string, worker: string, ref: Ref): Promise<void> {
  await db.message.updateMany({
    where: { id, leasedBy: worker },
    data: { ref, doubtful: false, problem: null },
  })
}

/**
 * Records that the message stands at `ref`, and shows this revision: it is sent, or due for an edit
 * when that is not the latest (any more). That holds also for a call that outlasted its lease, whatever
 * became of the message meanwhile: where another process has taken it, its state and lease are left to
 * it, and where it stands elsewhere by now, what arrived late is left alone. What it says is archived with
 * it, in the one statement.
 * Returns whether anybody was in doubt about it until now.
 */
export async function markSent(
  db: Tx,
  { id, revision }: Message,
  worker: string,
  { platform, ref }: { platform: string; ref: Ref },
  kept: Kept,
  now: Date,
): Promise<boolean> {
  const here = Prisma.sql`${JSON.stringify(ref)}::jsonb`
  const isOwn = Prisma.sql`(message.leased_by IS NOT DISTINCT FROM ${worker}::uuid)`
  const [before] = await db.$queryRaw<{ doubtful: boolean }[]>`
    WITH before AS (SELECT doubtful FROM message WHERE id = ${id}::uuid),
      archived AS (${archiving({ id, revision }, platform, kept)})
    UPDATE message SET
      platform = ${platform}, ref = ${here}, sent_at = ${now}, sent_revision = ${revision},
      doubtful = false, problem = NULL, attempts = 0, not_before = NULL, waiting_since = NULL,
      state = CASE
        WHEN NOT ${isOwn} AND state IN ('due', 'leased', 'sending') THEN state
        WHEN revision = ${revision} THEN 'sent' ELSE 'due' END,
      leased_until = CASE WHEN ${isOwn} THEN NULL ELSE leased_until END,
      leased_by = CASE WHEN ${isOwn} THEN NULL ELSE leased_by END
    FROM before WHERE id = ${id}::uuid AND (${isOwn} OR ref IS NULL OR ref = ${here})
    RETURNING before.doubtful`
  return before?.doubtful ?? false
}

export type Ending = {
  state: 'sent' | 'dropped' | 'failed' | 'uncertain' | 'closed' | 'due'
  /** The last error, in the taxonomy's words. */
  problem?: string
  attempts?: number
  notBefore?: Date
  /** It need not avoid a platform any more. */
  goesAnyWay?: boolean
}

/**
 * Ends this worker's lease. A message that was revised meanwhile is due again, unless it is uncertain: of
 * such a one `sent_revision` says what it shows if it arrived.
 */
export async function endLease(
  db: Tx,
  { id, revision }: Message,
  worker: string,
  { state, problem, attempts, notBefore, goesAnyWay = false }: Ending,
): Promise<void> {
  const revised = state === 'uncertain' ? state : 'due'
  const waits = state === 'due' || state === 'uncertain'
  await db.$executeRaw`
    UPDATE message SET
      state = (CASE WHEN revision = ${revision} THEN ${state} ELSE ${revised} END)::message_state,
      problem = coalesce(${problem ?? null}, problem),
      attempts = coalesce(${attempts ?? null}::int, attempts),
      not_before = coalesce(${notBefore ?? null}::timestamptz, not_before),
      sent_revision = CASE WHEN ${state === 'uncertain'} THEN ${revision} ELSE sent_revision END,
      look_ups = CASE WHEN ${state === 'uncertain'} THEN 0 ELSE look_ups END,
      doubtful = doubtful OR ${state === 'uncertain'},
      avoids = CASE WHEN ${goesAnyWay} THEN NULL ELSE avoids END,
      waiting_since = CASE WHEN ${waits} THEN waiting_since END,
      leased_by = NULL, leased_until = NULL
    WHERE id = ${id}::uuid AND leased_by = ${worker}::uuid`
}

/**
 * What stood at `ref` was deleted there: it is made anew at once, and later replies come under the new
 * one. Nothing happens when it has been made anew since.
 */
export async function makeAnew(db: Tx, id: string, ref: Ref): Promise<void> {
  await db.message.updateMany({
    where: { id, ref: { equals: ref } },
    data: { ...NOWHERE, state: 'due', attempts: 0, notBefore: null },
  })
}

/**
 * What stood was deleted there, and is done with: it comes again only with a new occasion, which may have
 * come meanwhile.
 */
export async function forgetDeleted(
  db: Tx,
  { id, revision }: Message,
  worker: string,
): Promise<void> {
  await db.$executeRaw`
    UPDATE message SET
      state = (CASE WHEN revision = ${revision} THEN 'closed' ELSE 'due' END)::message_state,
      ref = NULL, problem = NULL, waiting_since = NULL, leased_by = NULL, leased_until = NULL
    WHERE id = ${id}::uuid AND leased_by = ${worker}::uuid`
}

const NOWHERE = { ref: Prisma.DbNull, problem: null, leasedBy: null, leasedUntil: null }
