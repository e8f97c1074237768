import { settle, uncertainMessages } from '../store/uncertain.ts'
import { envelope, type Outbox } from './outbox.ts'
import { failureOf, retryAt } from './retry.ts'

/**
 * Looks uncertain creations up where the platform can: what stands is edited, the rest sent again,
 * no sooner than any other retry. One that cannot be looked up now is looked up later, and keeps
 * nothing else waiting.
 */
export async function settleUncertain(outbox: Outbox): Promise<void> {
  const { db, platforms, log, realNow } = outbox
  const now = realNow()
  for (const message of await uncertainMessages(db, now)) {
    const { id, attempts } = message
    const platform = platforms.get(message.platform ?? '')
    if (!platform?.lookUp) continue
    try {
      const ref = await platform.lookUp(envelope(message))
      log.info({ message: id, arrived: ref !== null }, 'unknown outcome looked up')
      await settle(db, message, { ref, notBefore: ref ? null : retryAt(now, attempts, NETWORK) })
    } catch (error) {
      log.warn({ message: id, err: error }, 'unknown outcome cannot be looked up now')
      await settle(db, message, { again: retryAt(now, attempts + 1, failureOf(error)) })
    }
  }
}

const NETWORK = { kind: 'network' } as const
