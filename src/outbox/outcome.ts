/** What came of a send: every way out of "leased" and "sending". */
import type { Card } from '../cards/card.ts'
import { keptCard } from '../cards/kept.ts'
import {
  type Ending,
  endLease,
  forgetDeleted,
  type Message,
  makeAnew,
  markSent,
  type Ref,
} from '../store/deliveries.ts'
import { UNRENDERED } from '../store/leases.ts'
import type { Outbox } from './outbox.ts'
import { type Failure, type Platform, SendError } from './port.ts'
import { retryAt } from './retry.ts'

/**
 * The message stands at `ref`, whatever has become of its lease meanwhile.
 * @param shown what it says there, and the moment of domain time that it was rendered for
 */
export async function sent(
  { db, worker, realNow, tell }: Outbox,
  platform: Platform,
  message: Message,
  ref: Ref,
  shown: { card: Card; at: Date },
): Promise<void> {
  tell.trouble(platform.name, null)
  const wasInDoubt = await markSent(
    db,
    message,
    worker,
    { platform: platform.name, ref },
    { card: keptCard(shown.card), at: shown.at },
    realNow(),
  )
  if (wasInDoubt || message.doubtful) await tell.settled(message)
}

/** Ends the lease. A message that was revised meanwhile is due again instead of sent or dropped. */
export const end = ({ db, worker }: Outbox, message: Message, ending: Ending): Promise<void> =>
  endLease(db, message, worker, ending)

export async function afterFailure(
  outbox: Outbox,
  message: Message,
  failure: Failure,
  error: unknown,
): Promise<void> {
  const about = { message: message.id, kind: message.kind, failure: failure.kind, ...why(error) }
  const isNew = message.ref === null
  if (failure.kind === 'gone' && (await isMadeAnew(outbox, message))) {
    outbox.log.info(about, 'what was deleted there is let go, or made anew')
    return
  }
  if (failure.kind === 'auth' || failure.kind === 'not-allowed' || failure.kind === 'gone') {
    if (isNew && message.avoids !== null && failure.kind !== 'auth') {
      outbox.log.warn(about, 'no way round: it waits for the platform that it avoided')
      return await end(outbox, message, { state: 'due', goesAnyWay: true })
    }
    outbox.log.error(about, 'message could not be delivered')
    if (await isToldOf(outbox, message, failure))
      return await end(outbox, message, { state: 'failed', problem: failure.advice })
  }
  const now = outbox.realNow()
  const attempts = message.attempts + 1
  if (failure.kind === 'uncertain' && isNew) {
    outbox.log.warn(about, 'send with unknown outcome')
    const platform = outbox.platforms.get(message.platform ?? '')
    const notBefore = platform && callEnd(platform, now)
    await end(outbox, message, { state: 'uncertain', problem: failure.kind, attempts, notBefore })
    return await tellUncertain(outbox, message)
  }
  outbox.log.warn(about, 'will try again')
  await end(outbox, message, {
    state: 'due',
    problem: failure.kind,
    attempts,
    notBefore: retryAt(now, attempts, failure),
  })
}

/** Says that a message fails; false when that is not possible now: then it must not fail yet. */
async function isToldOf(
  { tell, log }: Outbox,
  message: Message,
  { kind, advice }: Extract<Failure, { advice: string }>,
): Promise<boolean> {
  const down = kind === 'auth' ? message.platform : null
  if (down) tell.trouble(down, advice)
  try {
    await tell.problem(message, advice, down)
    return true
  } catch (error) {
    log.error({ message: message.id, err: error }, 'nobody could be told')
    return false
  }
}

/** For the log: in a line what a platform is known to answer; with its stack what nobody foresaw. */
const why = (error: unknown): object =>
  error instanceof SendError ? { reason: error.message } : { err: error }

/** Longer than any call: what has not arrived by then has not been sent. */
const AFTER_MS = 5_000

/** When a call to a platform that may be under way now has ended, one way or the other. */
export const callEnd = ({ callMs }: Platform, now: Date): Date =>
  callMs === 0 ? now : new Date(now.getTime() + callMs + AFTER_MS)

/** What `problem` says of a reply that found its root deleted the last time it was tried. */
const LOST_ROOT = 'root gone'

/**
 * Somebody, or the platform itself, has deleted a message where it stood. A living one is made anew,
 * also when it was a reply under it that found out; anything else has been read and is let go.
 * False for a place that is gone, or a reply that finds no root a second time.
 */
async function isMadeAnew(outbox: Outbox, message: Message): Promise<boolean> {
  const { db, worker } = outbox
  const { id, kind, ref, rootId, root, problem } = message
  if (ref) {
    if (outbox.isLiving(kind)) await makeAnew(db, id, ref)
    else await forgetDeleted(db, message, worker)
    return true
  }
  if (!root || !rootId || problem === LOST_ROOT) return false
  await makeAnew(db, rootId, root)
  await end(outbox, message, { state: 'due', problem: LOST_ROOT })
  return true
}

/** Asks the controller, unless the platform can look the message up: then nobody needs to act. */
export async function tellUncertain(outbox: Outbox, message: Message): Promise<void> {
  if (outbox.platforms.get(message.platform ?? '')?.lookUp) return
  await ask(outbox, message)
}

/** Asks whether the message arrived; when that is not possible now, the watch asks again (waiting.ts). */
export async function ask({ tell, log }: Outbox, message: Message): Promise<void> {
  await tell.uncertain(message).catch((error) => {
    log.error({ message: message.id, err: error }, 'nobody could be told')
  })
}

/**
 * The message could not be rendered, so nothing was sent, and whoever looks after pejl is told at once. The
 * cause may pass, so it is tried again later; meanwhile the messages after it go out.
 */
export async function cannotRender(
  outbox: Outbox,
  message: Message,
  error: unknown,
): Promise<void> {
  outbox.log.error({ message: message.id, kind: message.kind, err: error }, UNRENDERED)
  const attempts = message.attempts + 1
  const notBefore = retryAt(outbox.realNow(), attempts, { kind: 'network' })
  await end(outbox, message, { state: 'due', problem: UNRENDERED, attempts, notBefore })
  await outbox.tell.problem(message, NO_CARD, null)
}

const NO_CARD =
  'pejl kan ikke lave beskeden, og det kan du ikke rette herfra. Fejlen står i loggen: bed den, der driver pejl, om at se på den. pejl prøver igen af sig selv.'
