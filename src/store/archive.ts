/**
 * What arrived on a platform, as it was: a fact, so it is kept for ever, also when its message is pruned. The
 * archive knows no kinds; what of a card is kept is decided where it is sent (cards/kept.ts).
 */
import { z } from 'zod'
import { asRecipient, type Recipient, toChannel } from '../domain/recipient.ts'
import { Prisma } from '../generated/prisma/client.ts'
import type { Tx } from './engine/open.ts'

/** A card as it is kept, and the moment of domain time whose knowledge it shows. Its shape is the cards' own. */
export type Kept = { card: { name: string; text: string }; at: Date }

/** One version of a message, as it arrived. */
export type Archived = Kept & {
  /** The message's own number, which people type. */
  seq: number
  /** From 1: which of its message's versions it is, and of how many. */
  version: number
  versions: number
  messageId: string
  key: string
  kind: string
  recipient: Recipient
  /** What its message should show when it was sent: the outbox's revision. */
  revision: number
  platform: string
}

/**
 * A part of the statement that records a message as sent: keeps this version too, unless it says the same
 * as the one before it.
 */
export const archiving = (
  { id, revision }: { id: string; revision: number },
  platform: string,
  { card, at }: Kept,
): Prisma.Sql => {
  const said = Prisma.sql`${JSON.stringify(card, wellFormed)}::jsonb`
  return Prisma.sql`
    INSERT INTO archived_message
      (message_id, seq, key, kind, recipient, root_id, revision, platform, card, at)
    SELECT id, seq, key, kind, recipient, root_id, ${revision}::int, ${platform}::text, ${said}, ${at}::timestamptz
    FROM message
    WHERE id = ${id}::uuid AND ${said} IS DISTINCT FROM (
      SELECT card FROM archived_message WHERE seq = message.seq ORDER BY id DESC LIMIT 1)`
}

/** Half a character, left where a text was cut, is no JSON to PostgreSQL; a send must not fail for it. */
const wellFormed = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value

const archivedSchema = z.object({
  seq: z.number(),
  version: z.coerce.number(),
  versions: z.coerce.number(),
  messageId: z.string(),
  key: z.string(),
  kind: z.string(),
  recipient: z.string().transform(asRecipient),
  revision: z.number(),
  platform: z.string(),
  card: z.looseObject({ name: z.string(), text: z.string() }),
  at: z.date(),
})

/** Every version that fits, in the order they arrived. */
async function archivedWhere(db: Tx, fits: Prisma.Sql): Promise<Archived[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT * FROM (
      SELECT id, seq, message_id AS "messageId", key, kind, recipient, revision, platform, card, at,
        row_number() OVER (PARTITION BY message_id ORDER BY id) AS version,
        count(*) OVER (PARTITION BY message_id) AS versions
      FROM archived_message WHERE ${fits}) AS archived
    ORDER BY id`
  return rows.map((row) => archivedSchema.parse(row))
}

/** Every version of a message, by the number that people type; none when none arrived. */
export const versionsOf = (db: Tx, seq: number): Promise<Archived[]> =>
  archivedWhere(db, Prisma.sql`seq = ${seq}`)

/** Every version of a message, and of what stands in its thread, by the message's key. */
export const threadOf = (db: Tx, key: string): Promise<Archived[]> =>
  archivedWhere(
    db,
    Prisma.sql`key = ${key} OR root_id IN (SELECT message_id FROM archived_message WHERE key = ${key})`,
  )

/** What everybody may read, who takes part: what stood in a channel. And what was sent to oneself. */
const readableBy = (person: Recipient): Prisma.Sql =>
  Prisma.sql`(recipient = ${person} OR recipient LIKE ${`${toChannel('')}%`})`

/**
 * The newest version of each message that a person may read, the newest message first.
 * @param until as far as it had arrived at this moment of domain time
 * @param before only those with a lower number
 */
export async function newestArchived(
  db: Tx,
  of: { reader: Recipient; until: Date; before: number | null; limit: number },
): Promise<Archived[]> {
  const { reader, until, before, limit } = of
  const seqs = await db.$queryRaw<{ seq: number }[]>`
    SELECT DISTINCT seq FROM archived_message
    WHERE ${readableBy(reader)} AND at <= ${until}
      AND (${before}::int IS NULL OR seq < ${before}::int)
    ORDER BY seq DESC LIMIT ${limit}`
  const numbers = seqs.map(({ seq }) => seq)
  const all = await archivedWhere(db, Prisma.sql`seq = ANY(${numbers}::int[]) AND at <= ${until}`)
  return all.filter(({ version, versions }) => version === versions).sort((a, b) => b.seq - a.seq)
}
