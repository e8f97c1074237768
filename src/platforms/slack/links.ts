/** Slack's ids of people and channels, kept when they have been found. */
import { z } from 'zod'
import { asRecipient, type Recipient } from '../../domain/recipient.ts'
import { SendError } from '../../outbox/port.ts'
import { addressBook } from '../../store/addresses.ts'
import type { Db } from '../../store/engine/open.ts'

export const PLATFORM = 'slack'

/**
 * `from`: what people.yaml said when the id was found. `checkedAt`: when Slack last said that a person
 * still is who they were (ms, real time); 0: it is to be asked.
 */
const addressSchema = z.object({ from: z.string(), checkedAt: z.number().default(0) })
const links = addressBook(PLATFORM, addressSchema)

export type Link = z.infer<typeof addressSchema> & { recipient: Recipient; id: string }

type Row = NonNullable<Awaited<ReturnType<typeof links.of>>>
const fromRow = ({ recipient, externalId, address }: Row): Link => ({
  recipient: asRecipient(recipient),
  id: externalId,
  ...address,
})

/** What was found earlier; null when nothing was. */
export async function linkOf(db: Db, recipient: Recipient): Promise<Link | null> {
  const row = await links.of(db, recipient)
  return row && fromRow(row)
}

/** The people, or channels, that are this Slack id; `prefix` is that of their recipients. */
export const linksTo = async (db: Db, prefix: Recipient, id: string): Promise<Link[]> =>
  (await links.all(db, prefix, id)).map(fromRow)

export const keepLink = (db: Db, { recipient, id, ...address }: Link): Promise<void> =>
  links.keep(db, { recipient, externalId: id, address })

export const forgetLinks = (db: Db, recipients: readonly Recipient[]): Promise<void> =>
  links.forget(db, recipients)

/** There is nobody to send to. The advice says what to do about it. */
export const nobody = (advice: string): SendError =>
  new SendError({ kind: 'not-allowed', advice }, 'no such address')
