/** Messages by the place where they stand, and the places of messages by their key. */
import { MESSAGE_COLUMNS, type Message, type Ref, readMessages } from './deliveries.ts'
import type { Tx } from './engine/open.ts'

/** The outbox's own message that stands there; null for what a platform wrote by itself. */
export async function messageAt(db: Tx, platform: string, ref: Ref): Promise<Message | null> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT ${MESSAGE_COLUMNS} FROM message
    WHERE platform = ${platform} AND ref = ${JSON.stringify(ref)}::jsonb`
  return readMessages(rows)[0] ?? null
}

/** Where the messages with these keys stand on a platform; those that do not are left out. */
export async function placesOf(
  db: Tx,
  platform: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Ref>> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT ${MESSAGE_COLUMNS} FROM message
    WHERE platform = ${platform} AND key = ANY(${[...keys]}::text[]) AND ref IS NOT NULL`
  const standing = readMessages(rows)
  return new Map(standing.flatMap(({ key, ref }) => (ref ? [[key, ref] as const] : [])))
}
