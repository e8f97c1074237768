/** What belongs to no lane: the messages of processes that died, and those for platforms that are off. */
import { lease, recover } from '../store/leases.ts'
import { laneOf, type Outbox } from './outbox.ts'
import { afterFailure, callEnd, tellUncertain } from './outcome.ts'
import type { Failure } from './port.ts'

const BATCH = 50

/** Takes over what a process left when it died. */
export async function takeOverDead(outbox: Outbox): Promise<void> {
  const { db, platforms, log, realNow } = outbox
  const now = realNow()
  const ends = new Map([...platforms.values()].map((one) => [one.name, callEnd(one, now)]))
  for (const message of await recover(db, now, ends)) {
    log.warn({ message: message.id, kind: message.kind }, 'send with unknown outcome')
    await tellUncertain(outbox, message)
  }
}

/**
 * Says of messages for platforms that are not on, that they are not; returns how many there were. As
 * long as none is on, pejl is starting, and nobody knows which will be.
 */
export async function failUnplaced(outbox: Outbox): Promise<number> {
  const { db, worker, platforms, realNow } = outbox
  if (platforms.size === 0) return 0
  let failed = 0
  for (;;) {
    const batch = await lease(db, worker, realNow(), laneOf(outbox, null), BATCH)
    for (const message of batch)
      await afterFailure(outbox, message, OFF, new RangeError('the platform is not on'))
    failed += batch.length
    if (batch.length < BATCH) return failed
  }
}

const OFF: Failure = {
  kind: 'not-allowed',
  advice: 'Chatplatformen er ikke slået til. Ret platformen i people.yaml, eller slå den til.',
}
