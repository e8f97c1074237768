import { uncertainSince } from '../store/uncertain.ts'
import { noteWaiting, waitingSince } from '../store/waiting.ts'
import type { Outbox } from './outbox.ts'
import { ask } from './outcome.ts'

/** After this long without having gone out a message is told of, whatever it waits for. */
const LONG_MS = 60 * 60_000

/**
 * Says what has not gone out for an hour, in the log once an hour and to the controller; and asks about
 * what is of unknown outcome, at once where nobody else finds out, else after an hour. Whoever was
 * told is not told again, so what could not be told, or settled, the first time is so now.
 */
export function newWaitingWatch(outbox: Outbox): () => Promise<void> {
  const logged = new Map<string, number>()
  return async () => {
    const { db, platforms, log, realNow, tell } = outbox
    const now = realNow()
    const longAgo = new Date(now.getTime() - LONG_MS)
    await noteWaiting(db, now)
    for (const [platform, messages] of Map.groupBy(
      await waitingSince(db, longAgo),
      (one) => one.platform ?? '',
    )) {
      if (now.getTime() - (logged.get(platform) ?? 0) >= LONG_MS) {
        log.error({ platform, messages: messages.length }, 'messages have waited for over an hour')
        logged.set(platform, now.getTime())
      }
      await tell.waiting(platform, messages)
    }
    const lookUp = [...platforms.values()].filter((one) => one.lookUp).map(({ name }) => name)
    for (const message of await uncertainSince(db, longAgo, lookUp)) await ask(outbox, message)
    await tell.settleKnown()
  }
}
