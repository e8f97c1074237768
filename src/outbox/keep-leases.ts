import { RENEW_MS, renew } from '../store/leases.ts'
import type { Outbox } from './outbox.ts'

/**
 * Gives a sign of life for what this worker holds, however long a platform takes to answer, until it
 * is disposed. A message that is held no more, and was not ended, is taken over when its lease is.
 * @param held the ids of what is held at the moment
 */
export function keepLeases({ db, worker, realNow, log }: Outbox, held: () => string[]): Disposable {
  const timer = setInterval(() => {
    renew(db, worker, held(), realNow()).catch((error) =>
      log.error({ err: error }, 'leases could not be renewed'),
    )
  }, RENEW_MS)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
