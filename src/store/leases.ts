/** Which messages a process holds: taken from due, kept while it lives, and found when it died. */
import { toChannel, toPerson } from '../domain/recipient.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { MESSAGE_COLUMNS, type Message, readMessages } from './deliveries.ts'
import type { Tx } from './engine/open.ts'

/** How long a message is held without a sign of life: a dead process's are taken over after it. */
const LEASE_MS = 12_000
/** How often a process that holds messages gives one: twice may fail before a lease is lost. */
export const RENEW_MS = 4_000
const leaseEnd = (now: Date): Date => new Date(now.getTime() + LEASE_MS)

/** The messages of one platform, or of none that is on. */
export type Lane = {
  /** null: those for platforms that are not on. */
  platform: string | null
  /** The platforms for everybody; the first is for whoever prefers none. */
  hosts: readonly string[]
  /** Every platform that is on. */
  on: readonly string[]
  /** Those that find out what became of a send of unknown outcome. */
  canLookUp: readonly string[]
}

/** One of unknown outcome that was looked up in vain this often holds up its conversation no more. */
const SOON_SETTLED = 5

/** A message that cannot be rendered holds up nobody else in its conversation. */
export const UNRENDERED = 'cannot be rendered'

/**
 * Takes up to `limit` due messages of a lane for this worker, one a conversation, so that a slow
 * conversation keeps no other waiting.
 *
 * In a conversation edits go first, the newest message's first (it is in front of the person), then
 * what is new in the order it was made; a new reply waits until its thread's root stands. Nothing
 * goes where something is under way or the platform asked for peace, nothing new where something new
 * waits for another try or is about to be looked up; an edit that fails otherwise holds up itself only.
 * What is tried for the first time comes before what is tried again.
 */
export async function lease(
  db: Tx,
  worker: string,
  now: Date,
  lane: Lane,
  limit: number,
): Promise<Message[]> {
  if (!(await isAnythingDue(db, now))) return []
  const taken = readMessages(
    await db.$queryRaw<unknown[]>`
      WITH active AS (
        SELECT message.*, ${through(lane)} AS lane,
          message.ref IS NULL AS new,
          message.ref IS NOT NULL OR root.id IS NULL OR root.ref IS NOT NULL OR root.state = 'closed'
            AS ready
        FROM message LEFT JOIN message root ON root.id = message.root_id
          LEFT JOIN person ON message.recipient = ${toPerson('')} || person.key
          LEFT JOIN channel ON message.recipient = ${toChannel('')} || channel.key
        WHERE message.state IN ('due', 'leased', 'sending', 'uncertain')),
      resting AS (
        SELECT recipient, lane, bool_or(state IN ('leased', 'sending') OR (
            state = 'due' AND (problem = 'rate-limited' OR problem = 'uncertain' AND NOT new))) AS whole
        FROM active
        WHERE state IN ('leased', 'sending')
          OR (state = 'due' AND not_before > ${now} AND problem IS DISTINCT FROM ${UNRENDERED}
            AND (new OR problem IN ('rate-limited', 'uncertain')))
          OR (state = 'uncertain' AND look_ups < ${SOON_SETTLED}
            AND (${lane.canLookUp.includes(lane.platform ?? '')} OR not_before > ${now}))
        GROUP BY recipient, lane),
      head AS (
        SELECT DISTINCT ON (recipient) id, seq, attempts > 0 AS again
        FROM active
        WHERE state = 'due' AND ready AND (not_before IS NULL OR not_before <= ${now})
          AND ${isIn(lane)}
          AND NOT EXISTS (SELECT FROM resting
            WHERE resting.recipient = active.recipient AND resting.lane = active.lane
              AND (resting.whole OR active.new))
        ORDER BY recipient, NOT new AND attempts > 0, new, CASE WHEN new THEN seq ELSE -seq END),
      next AS (
        SELECT message.id FROM message JOIN head ON head.id = message.id
        WHERE message.state = 'due' AND (message.not_before IS NULL OR message.not_before <= ${now})
        ORDER BY head.again, head.seq LIMIT ${limit} FOR UPDATE OF message SKIP LOCKED)
      UPDATE message
      SET state = 'leased', leased_by = ${worker}::uuid, leased_until = ${leaseEnd(now)}
      FROM next WHERE message.id = next.id
      RETURNING ${MESSAGE_COLUMNS}`,
  )
  return taken.toSorted((a, b) => Number(a.attempts > 0) - Number(b.attempts > 0))
}

/** Asked first, since it is asked all the time and takes a fifth of a lease. */
async function isAnythingDue(db: Tx, now: Date): Promise<boolean> {
  const due = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM message
    WHERE state = 'due' AND (not_before IS NULL OR not_before <= ${now}) LIMIT 1`
  return due.length > 0
}

/**
 * Through which platform a message goes: where it or its root stands, or may be found, else where its
 * recipient prefers it, else the first that is on; another than the one that it avoids, when there is one.
 */
const through = ({ hosts, canLookUp }: Lane): Prisma.Sql => Prisma.sql`
  CASE WHEN message.ref IS NOT NULL OR message.state IN ('sending', 'uncertain')
      OR (message.doubtful AND message.platform = ANY(${[...canLookUp]}::text[]))
      THEN message.platform
    WHEN root.ref IS NOT NULL THEN root.platform
    WHEN message.avoids = ${preferred(hosts)} THEN coalesce(${another(hosts)}, message.avoids)
    ELSE ${preferred(hosts)} END`

const preferred = ([usual]: readonly string[]): Prisma.Sql =>
  Prisma.sql`coalesce(person.platform, channel.platform, ${usual ?? null}::text)`

const another = (hosts: readonly string[]): Prisma.Sql => Prisma.sql`
  (SELECT name FROM unnest(${[...hosts]}::text[]) WITH ORDINALITY AS other(name, nth)
    WHERE name <> message.avoids ORDER BY nth LIMIT 1)`

const isIn = ({ platform, on }: Lane): Prisma.Sql =>
  platform === null ? Prisma.sql`lane <> ALL(${[...on]}::text[])` : Prisma.sql`lane = ${platform}`

/**
 * Commits "sending" before the platform is called. Returns until when the call may begin: a process that
 * was stopped for longer may have been taken for dead. null when the lease was lost meanwhile.
 */
export async function startSending(
  db: Tx,
  id: string,
  worker: string,
  platform: string,
  now: Date,
): Promise<Date | null> {
  const until = leaseEnd(now)
  const count = await db.$executeRaw`
    UPDATE message
    SET state = 'sending', platform = ${platform}, attempts = attempts + 1, leased_until = ${until}
    WHERE id = ${id}::uuid AND state = 'leased' AND leased_by = ${worker}::uuid`
  return count === 1 ? until : null
}

/**
 * A sign of life: these stay this worker's own, as long as they are. One that somebody is writing to at
 * the moment is left out, and had next time: it waits for nobody, so it cannot be in a deadlock.
 */
export async function renew(
  db: Tx,
  worker: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await db.$executeRaw`
    UPDATE message SET leased_until = ${leaseEnd(now)}
    WHERE id IN (SELECT id FROM message
      WHERE id = ANY(${[...ids]}::uuid[]) AND leased_by = ${worker}::uuid FOR UPDATE SKIP LOCKED)`
}

/**
 * Gives back what a process left when it died: a leased message and an edit become due again; a
 * creation that was under way may have arrived, and becomes uncertain. Its call may be under way
 * still, so it is looked up when `callsEnd` says that it cannot be any more. A lease that ends later than
 * any can is of a clock that was set back since. One that somebody is writing to is had next time, as in
 * `renew`. Returns the uncertain ones.
 * @param callsEnd by platform, the moment when a call that was begun by now has ended
 */
export async function recover(
  db: Tx,
  now: Date,
  callsEnd: ReadonlyMap<string, Date>,
): Promise<Message[]> {
  const names = [...callsEnd.keys()]
  const ends = [...callsEnd.values()].map((end) => end.toISOString())
  const rows = await db.$queryRaw<{ state: string }[]>`
    UPDATE message SET
      doubtful = doubtful OR state = 'sending' AND ref IS NULL,
      look_ups = CASE WHEN state = 'sending' AND ref IS NULL THEN 0 ELSE look_ups END,
      not_before = CASE WHEN state = 'sending' AND ref IS NULL THEN (
          SELECT at::timestamptz FROM unnest(${names}::text[], ${ends}::text[]) AS ends(name, at)
          WHERE name = message.platform)
        ELSE not_before END,
      state = CASE WHEN state = 'sending' AND ref IS NULL THEN 'uncertain'::message_state ELSE 'due' END,
      leased_by = NULL, leased_until = NULL
    WHERE id IN (SELECT id FROM message
      WHERE state IN ('leased', 'sending')
        AND (leased_until < ${now} OR leased_until > ${leaseEnd(leaseEnd(now))})
      FOR UPDATE SKIP LOCKED)
    RETURNING message.state::text AS state, ${MESSAGE_COLUMNS}`
  return readMessages(rows.filter(({ state }) => state === 'uncertain'))
}

/** At start, on a store that nobody else can hold: every lease is a dead process's. */
export async function endLeases(db: Tx): Promise<void> {
  await db.message.updateMany({
    where: { leasedUntil: { not: null } },
    data: { leasedUntil: new Date(0) },
  })
}
