/** What the outbox asks of a chat platform. Nothing here knows which platforms there are. */
import type { Card } from '../cards/card.ts'
import type { Recipient } from '../domain/recipient.ts'
import type { Ref } from '../store/deliveries.ts'
import type { Limits } from './pacing.ts'

export type { Ref }

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
  /** How long a call lasts at most (ms, real time): before that nobody knows whether it arrived. */
  callMs: number
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
