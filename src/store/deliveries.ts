/** Messages on their way out: every transition of one is one statement. Times are real time. */
import type { Tx } from './engine/open.ts'
import { COLUMNS, type Message, type Ref, readMessages } from './message-row.ts'

export type { Message, Ref }

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
      RETURNING ${COLUMNS}`,
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
 * The message stands at `ref`. One that was revised on its way becomes due for an edit. A send that
 * outlasted its lease is uncertain by now, and is no longer; where another process has taken the
 * message since, that one's lease is left alone.
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

/**
 * Gives back what a process left when it died: a leased message and an edit become due again; a
 * creation that was under way may have arrived, and becomes uncertain. Returns the uncertain ones.
 */
export async function recover(db: Tx, now: Date): Promise<Message[]> {
  const rows = await db.$queryRaw<{ state: string }[]>`
    UPDATE message SET
      problem = CASE WHEN state = 'sending' AND ref IS NULL THEN 'uncertain' ELSE problem END,
      state = CASE WHEN state = 'sending' AND ref IS NULL THEN 'uncertain'::message_state ELSE 'due' END,
      leased_by = NULL, leased_until = NULL
    WHERE leased_until < ${now} AND state IN ('leased', 'sending')
    RETURNING message.state::text AS state, ${COLUMNS}`
  return readMessages(rows.filter(({ state }) => state === 'uncertain'))
}

/** At start, on a store that nobody else can hold: every lease is a dead process's. */
export async function endLeases(db: Tx): Promise<void> {
  await db.message.updateMany({
    where: { leasedUntil: { not: null } },
    data: { leasedUntil: new Date(0) },
  })
}

/** The creations of unknown outcome that may be looked up now. */
export async function uncertainMessages(db: Tx, now: Date): Promise<Message[]> {
  return readMessages(
    await db.$queryRaw<unknown[]>`
      SELECT ${COLUMNS} FROM message
      WHERE state = 'uncertain' AND (not_before IS NULL OR not_before <= ${now})`,
  )
}

/**
 * What a look-up gave: where the message stands, null when it does not, or that it could not be
 * found out. Nothing is changed when somebody has tried again since (`attempts`).
 */
export async function settle(
  db: Tx,
  { id, attempts }: Message,
  found: { ref: Ref | null; notBefore: Date | null } | { again: Date },
): Promise<void> {
  const data =
    'again' in found
      ? { attempts: attempts + 1, notBefore: found.again }
      : {
          state: 'due' as const,
          problem: null,
          notBefore: found.notBefore,
          ...(found.ref && { ref: found.ref }),
        }
  await db.message.updateMany({ where: { id, state: 'uncertain', attempts }, data })
}

/** Whether one of pejl's own messages stands there. */
export async function standsAt(db: Tx, platform: string, ref: Ref): Promise<boolean> {
  return (await db.message.count({ where: { platform, ref: { equals: ref } } })) > 0
}
