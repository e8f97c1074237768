/** What the store knows of whom a message is for. */
import { type Recipient, readRecipient } from '../domain/recipient.ts'
import type { Tx } from './engine/open.ts'

/** The name as people know it; null for somebody or a channel that is gone. */
export async function recipientName(db: Tx, recipient: Recipient): Promise<string | null> {
  return (await find(db, recipient))?.name ?? null
}

/** The platform a person or channel prefers, or null. Throws RangeError for one that is gone. */
export async function preferredPlatform(db: Tx, recipient: Recipient): Promise<string | null> {
  const found = await find(db, recipient)
  if (!found) throw new RangeError(`no recipient ${recipient}`)
  return found.platform
}

function find(
  db: Tx,
  recipient: Recipient,
): Promise<{ name: string; platform: string | null } | null> {
  const { kind, key } = readRecipient(recipient)
  const select = { name: true, platform: true }
  return kind === 'person'
    ? db.person.findUnique({ where: { key }, select })
    : db.channel.findUnique({ where: { key }, select })
}
