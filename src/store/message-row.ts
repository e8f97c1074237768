/** A message as it is read from the store. */
import { z } from 'zod'
import { asRecipient, type Recipient } from '../domain/recipient.ts'
import { Prisma } from '../generated/prisma/client.ts'

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

/** What a query gives for `readMessages`. */
export const COLUMNS = Prisma.sql`
  message.id, message.seq, message.key, message.kind, message.intent, message.recipient,
  (SELECT ref FROM message root WHERE root.id = message.root_id) AS root,
  message.revision, message.platform, message.ref, message.attempts, message.at`

/** In the order they were made. */
export const readMessages = (rows: readonly unknown[]): Message[] =>
  rows.map((row) => rowSchema.parse(row)).sort((a, b) => a.seq - b.seq)
