import type { Message } from '../store/deliveries.ts'
import {
  close,
  revisedMeanwhile,
  seenRevised,
  settle,
  uncertainMessages,
} from '../store/uncertain.ts'
import { envelope, type Outbox } from './outbox.ts'
import type { Platform } from './port.ts'
import { failureOf, retryAt } from './retry.ts'

/**
 * Settles a platform's creations of unknown outcome: by looking them up where it can, else by what has
 * become of what they are about. Returns how many may be edited now.
 */
export const settleUncertain = async (outbox: Outbox, platform: Platform): Promise<number> =>
  platform.lookUp
    ? await lookAllUp(outbox, platform, platform.lookUp)
    : await closeOutdated(outbox, platform)

/**
 * What stands is edited, the rest sent again, no sooner than any other retry. One that cannot be
 * looked up now is looked up later, and keeps nothing else waiting; where pejl may not look, the
 * controller is asked.
 */
async function lookAllUp(
  outbox: Outbox,
  { name }: Platform,
  lookUp: NonNullable<Platform['lookUp']>,
): Promise<number> {
  const { db, log, realNow } = outbox
  const now = realNow()
  const all = await uncertainMessages(db, name, now)
  const found = all.map(async (message): Promise<boolean> => {
    const { id, attempts } = message
    try {
      const ref = await lookUp(envelope(message))
      log.info({ message: id, arrived: ref !== null }, 'unknown outcome looked up')
      const notBefore = ref ? null : retryAt(realNow(), attempts, NETWORK)
      await settle(db, message, { ref, notBefore })
      await outbox.tell.settled(message)
      return ref !== null
    } catch (error) {
      const failure = failureOf(error)
      log.warn({ message: id, err: error }, 'unknown outcome cannot be looked up now')
      await settle(db, message, { again: retryAt(realNow(), attempts + 1, failure) })
      if ('advice' in failure) await outbox.tell.uncertain(message)
      return false
    }
  })
  return (await Promise.all(found)).filter(Boolean).length
}

/** An answer, or the next step, has made some of them needless: nobody needs to find out any more. */
async function closeOutdated(outbox: Outbox, { name }: Platform): Promise<number> {
  for (const message of await revisedMeanwhile(outbox.db, name)) {
    if (await hasNothingToSay(outbox, message)) {
      await close(outbox.db, message.id)
      await outbox.tell.settled(message)
    } else await seenRevised(outbox.db, message)
  }
  return 0
}

async function hasNothingToSay(outbox: Outbox, message: Message): Promise<boolean> {
  try {
    return (await outbox.render(message, await outbox.now())) === null
  } catch (error) {
    outbox.log.error({ message: message.id, err: error }, 'cannot be rendered')
    return false
  }
}

const NETWORK = { kind: 'network' } as const
