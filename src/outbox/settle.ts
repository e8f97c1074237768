/** Finding out what became of creations of unknown outcome. */
import { foundAt, type Message, type Ref } from '../store/deliveries.ts'
import {
  close,
  recordLookUp,
  revisedMeanwhile,
  seenRevised,
  uncertainMessages,
} from '../store/uncertain.ts'
import { envelope, type Outbox } from './outbox.ts'
import { ask } from './outcome.ts'
import { type Platform, SendError } from './port.ts'
import { failureOf, retryAt } from './retry.ts'

/** A platform's creations of unknown outcome that something may be found out about now. */
export const unsettled = (
  { db, realNow }: Outbox,
  { name, lookUp }: Platform,
): Promise<Message[]> =>
  lookUp ? uncertainMessages(db, name, realNow()) : revisedMeanwhile(db, name)

/** Settles one by looking it up where that can be done, else by what has become of what it is about. */
export const settle = (outbox: Outbox, { lookUp }: Platform, message: Message): Promise<void> =>
  lookUp ? settleByLookUp(outbox, message, lookUp) : closeOutdated(outbox, message)

/**
 * What stands is edited, the rest sent again, no sooner than any other retry. One that cannot be
 * looked up now is looked up later; where pejl may not look, the controller is asked.
 */
async function settleByLookUp(
  outbox: Outbox,
  message: Message,
  lookUp: NonNullable<Platform['lookUp']>,
): Promise<void> {
  const { db, log, realNow, tell } = outbox
  const { id, attempts, lookUps } = message
  const begun = realNow()
  let ref: Ref | null
  try {
    ref = await lookUp(envelope(message))
  } catch (error) {
    const failure = failureOf(error)
    log.warn({ message: id, err: error }, 'unknown outcome cannot be looked up now')
    const again = retryAt(realNow(), attempts + lookUps + 1, failure)
    await recordLookUp(db, message, begun, { again })
    if ('advice' in failure) await ask(outbox, message)
    return
  }
  log.info({ message: id, arrived: ref !== null }, 'unknown outcome looked up')
  await recordLookUp(db, message, begun, {
    ref,
    notBefore: ref ? null : retryAt(realNow(), attempts, NETWORK),
  })
  await tell.settled(message)
}

/** An answer, or the next step, may have made it needless: nobody needs to find out any more. */
async function closeOutdated(outbox: Outbox, message: Message): Promise<void> {
  if (!(await hasNothingToSay(outbox, message))) return await seenRevised(outbox.db, message)
  if (await close(outbox.db, message.id, message.revision)) await outbox.tell.settled(message)
}

async function hasNothingToSay(outbox: Outbox, message: Message): Promise<boolean> {
  try {
    return (await outbox.render(message, await outbox.now())) === null
  } catch (error) {
    outbox.log.error({ message: message.id, err: error }, 'cannot be rendered')
    return false
  }
}

/**
 * Of a message that was sent before with unknown outcome: where it stands. Where pejl cannot, or may
 * not, look it up, there is a new occasion to send it, or somebody has said so.
 */
export async function whereItArrived(
  { db, worker, log }: Outbox,
  { name, ...platform }: Platform,
  message: Message,
): Promise<Ref | null> {
  const lookUp = message.platform === name ? platform.lookUp : undefined
  const about = { message: message.id, kind: message.kind }
  try {
    const ref = lookUp && (await lookUp(envelope(message)))
    if (ref) await foundAt(db, message.id, worker, ref)
    if (lookUp) return ref ?? null
  } catch (error) {
    const failure = failureOf(error)
    if (failure.kind === 'auth' || failure.kind === 'gone')
      throw new SendError({ kind: 'uncertain' }, 'it cannot be looked up', { cause: error })
    if (failure.kind !== 'not-allowed') throw error
    log.warn({ ...about, err: error }, 'pejl may not look for it')
  }
  log.warn(about, 'sent again: it may stand there twice')
  return null
}

const NETWORK = { kind: 'network' } as const
