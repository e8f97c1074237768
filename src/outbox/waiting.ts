import { noteWaiting, waitingSince } from '../store/waiting.ts'
import type { Outbox } from './outbox.ts'

/** After this long without having gone out a message is told of, whatever it waits for. */
const LONG_MS = 60 * 60_000

/** Says what has not gone out for an hour, in the log once an hour and to the controller. */
export function newWaitingWatch(outbox: Outbox): () => Promise<void> {
  const logged = new Map<string, number>()
  return async () => {
    const { db, log, realNow, tell } = outbox
    const now = realNow()
    await noteWaiting(db, now)
    const long = await waitingSince(db, new Date(now.getTime() - LONG_MS))
    for (const [platform, messages] of Map.groupBy(long, (one) => one.platform ?? '')) {
      if (now.getTime() - (logged.get(platform) ?? 0) >= LONG_MS) {
        log.error({ platform, messages: messages.length }, 'messages have waited for over an hour')
        logged.set(platform, now.getTime())
      }
      await tell.waiting(platform, messages)
    }
  }
}
