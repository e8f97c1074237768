/** What the store knows of whom a message is for. */
import { type Recipient, readRecipient } from '../domain/recipient.ts'
import type { Tx } from './engine/open.ts'

/** The name as people know it; null for somebody or a channel that is gone. */
export async function recipientName(db: Tx, recipient: Recipient): Promise<string | null> {
  const { kind, key } = readRecipient(recipient)
  const query = { where: { key }, select: { name: true } }
  const found =
    kind === 'person' ? await db.person.findUnique(query) : await db.channel.findUnique(query)
  return found?.name ?? null
}
