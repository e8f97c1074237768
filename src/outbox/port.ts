/**
 * What a chat platform must do, and what it may ask of pejl. A platform is one folder under
 * src/platforms; nothing here knows which ones there are.
 */

import type { Limits } from './pacing.ts'

/** A card is a name and its data; each platform turns it into its own native form. */
export type Card = {
  name: string
  data: object
  /** The whole message as plain Danish text: terminal, notifications, screen readers. */
  text: string
}

/** Where a message goes: "person:<key>" or "channel:<key>". */
export type Recipient = `person:${string}` | `channel:${string}`

/** Where a message stands on its platform. Only the platform that made it looks inside. */
export type Ref = Readonly<Record<string, string | number>>

export type Outgoing = {
  /** The outbox message's id: lets a platform find out whether it was sent already. */
  messageId: string
  recipient: Recipient
  card: Card
  /** The message this one answers in a thread. */
  root?: Ref
  /** Domain time. */
  at: Date
}

/** How a send can fail, in words every platform translates its own errors into. */
export type Failure =
  | { kind: 'rate-limited'; retryAfterMs: number }
  | { kind: 'auth' | 'not-allowed' | 'gone'; advice: string }
  | { kind: 'network' }
  /** It may have arrived. Never sent again blindly. */
  | { kind: 'uncertain' }

export class SendError extends Error {
  override name = 'SendError'
  readonly failure: Failure
  constructor(failure: Failure, message: string, options?: ErrorOptions) {
    super(message, options)
    this.failure = failure
  }
}

export type Platform = {
  name: string
  start(inbound: Inbound): Promise<void>
  stop(): Promise<void>
  /** Makes a new message. Throws SendError. */
  send(message: Outgoing): Promise<Ref>
  /** Changes a message that stands already; may be repeated. Throws SendError. */
  update(ref: Ref, message: Outgoing): Promise<void>
  /** Whether an uncertain message arrived. Absent where a platform cannot look it up. */
  lookUp?(message: Omit<Outgoing, 'card'>): Promise<Ref | null>
  /** How fast it may be written to; absent where it does not matter. */
  limits?: Limits
  /** Nobody's usual platform: it reaches only those whom people.yaml places there. */
  guest?: boolean
}

/** Who is speaking, as the platform has established it. Never read from what a card carries. */
export type Actor = { personKey: string; through: string }

/** A button that was pressed or a form that was sent in: the card's own data and what was typed. */
export type Submission = {
  verb: string
  data: Readonly<Record<string, string>>
}

/** The card that answers a submission, and whether it takes the card's place or stands below it. */
export type Answer = { card: Card; place: 'replace' | 'reply' }

/** What pejl offers to platforms. */
export type Inbound = {
  /** "/pejl status 5" or "status 5" → the card that answers it. */
  command(actor: Actor, text: string): Promise<Card>
  submit(actor: Actor, submission: Submission): Promise<Answer>
}
