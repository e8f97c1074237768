/** What came of a send: every way out of "leased" and "sending". */
import { type Ending, endLease, type Message, markSent, type Ref } from '../store/deliveries.ts'
import type { Outbox } from './outbox.ts'
import type { Failure } from './port.ts'
import { retryAt } from './retry.ts'

/** The message stands at `ref`, whatever has become of its lease meanwhile. */
export const sent = ({ db, worker, realNow }: Outbox, message: Message, ref: Ref): Promise<void> =>
  markSent(db, message, worker, ref, realNow())

/** Ends the lease. A message that was revised meanwhile is due again instead of sent or dropped. */
export const end = ({ db, worker }: Outbox, message: Message, ending: Ending): Promise<void> =>
  endLease(db, message, worker, ending)

export async function afterFailure(
  outbox: Outbox,
  message: Message,
  failure: Failure,
  error: unknown,
): Promise<void> {
  const about = { message: message.id, kind: message.kind, failure: failure.kind, err: error }
  const creation = message.ref === null
  if (failure.kind === 'auth' || failure.kind === 'not-allowed' || failure.kind === 'gone') {
    outbox.log.error(about, 'message could not be delivered')
    await end(outbox, message, { state: 'failed', problem: failure.advice })
    return await outbox.onProblem(message, failure.advice)
  }
  if (failure.kind === 'uncertain' && creation) {
    outbox.log.warn(about, 'send with unknown outcome')
    await end(outbox, message, { state: 'uncertain', problem: 'uncertain' })
    return await tellUncertain(outbox, message)
  }
  outbox.log.warn(about, 'will try again')
  await end(outbox, message, {
    state: 'due',
    problem: failure.kind,
    notBefore: retryAt(outbox.realNow(), message.attempts + 1, failure),
  })
}

/** Tells the controller, unless the platform can look the message up: then nobody needs to act. */
export async function tellUncertain(outbox: Outbox, message: Message): Promise<void> {
  if (outbox.platforms.get(message.platform ?? '')?.lookUp) return
  await outbox.onProblem(
    message,
    'Det er uvist, om beskeden kom frem. Den sendes ikke igen af sig selv.',
  )
}

/**
 * The message could not be rendered, so nothing was sent. The cause may pass, so it is tried again
 * later; meanwhile the messages after it go out.
 */
export async function cannotRender(
  outbox: Outbox,
  message: Message,
  error: unknown,
): Promise<void> {
  outbox.log.error({ message: message.id, kind: message.kind, err: error }, 'cannot be rendered')
  const attempts = message.attempts + 1
  await end(outbox, message, {
    state: 'due',
    problem: 'cannot be rendered',
    attempts,
    notBefore: retryAt(outbox.realNow(), attempts, { kind: 'network' }),
  })
}
