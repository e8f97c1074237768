/** Slack's ids of people and channels, kept when they have been found. */
import { z } from 'zod'
import { type Recipient, toPerson } from '../../domain/recipient.ts'
import { SendError } from '../../outbox/port.ts'
import { addressBook } from '../../store/addresses.ts'
import type { Db } from '../../store/engine/open.ts'

export const PLATFORM = 'slack'

/** `from`: what people.yaml said when the id was found. */
const links = addressBook(PLATFORM, z.object({ from: z.string() }))

/** The id that was found earlier; null when there is none, or people.yaml has said otherwise since. */
export async function linkedId(db: Db, recipient: Recipient, from: string): Promise<string | null> {
  const link = await links.of(db, recipient)
  return link?.address.from === from ? link.externalId : null
}

/** The person that a Slack user was last linked to, and from which address; null for nobody. */
export async function linkedPerson(
  db: Db,
  user: string,
): Promise<{ recipient: string; from: string } | null> {
  const [link] = await links.all(db, toPerson(''), user)
  return link ? { recipient: link.recipient, from: link.address.from } : null
}

export const keepLink = (
  db: Db,
  recipient: Recipient,
  externalId: string,
  from: string,
): Promise<void> => links.keep(db, { recipient, externalId, address: { from } })

export const forgetLink = (db: Db, recipient: Recipient): Promise<void> =>
  links.forget(db, [recipient])

/** There is nobody to send to. The advice says what to do about it. */
export const nobody = (advice: string): SendError =>
  new SendError({ kind: 'not-allowed', advice }, 'no such address')
