import { type Bell, newBell } from './bell.ts'
import { failUnplaced, takeOverDead } from './dead-workers.ts'
import { deliverLane } from './deliver.ts'
import type { Outbox } from './outbox.ts'
import { newWaitingWatch } from './waiting.ts'

export type Worker = {
  /** Delivers what is due now, soon. */
  wake(): void
  /** Delivers until nothing is due, and returns when it is done. */
  drain(): Promise<void>
  /** Finishes the messages under way and stops. */
  stop(): Promise<void>
}

/** What another process put in the outbox is seen after this long. */
const POLL_MS = 1_000
/** How often it is asked what has waited for too long. */
const WATCH_MS = 60_000

/**
 * Runs deliveries in this process: each platform by itself, so that one that hangs keeps no other
 * waiting, and one run at a time.
 */
export function startWorker(outbox: Outbox): Worker {
  const ending = new AbortController()
  const { signal } = ending
  const runs = new Map<string, Run>()
  const run = (name: string, work: (bell: Bell) => Promise<unknown>): Run => {
    const known = runs.get(name) ?? oneAtATime(outbox, work)
    runs.set(name, known)
    return known
  }
  const all = (): Run[] => [
    run('', () => takeOverDead(outbox).then(() => failUnplaced(outbox))),
    ...[...outbox.platforms.values()].map((platform) =>
      run(platform.name, (bell) => deliverLane(outbox, platform, bell, signal)),
    ),
  ]
  const wake = () => {
    if (!signal.aborted) for (const one of all()) one.wake()
  }
  const watch = oneAtATime(outbox, newWaitingWatch(outbox))
  const timers = [setInterval(wake, POLL_MS), setInterval(watch.wake, WATCH_MS)]
  return {
    wake,
    async drain() {
      if (!signal.aborted) await Promise.all(all().map((one) => one.now()))
    },
    async stop() {
      for (const timer of timers) clearInterval(timer)
      ending.abort()
      await Promise.all([...runs.values(), watch].map((one) => one.idle()))
    },
  }
}

type Run = { wake(): void; now(): Promise<void>; idle(): Promise<void> }

/**
 * Runs the work once more after what runs already, however often it is woken meanwhile; what runs
 * already hears it too.
 */
function oneAtATime({ log }: Outbox, work: (bell: Bell) => Promise<unknown>): Run {
  const bell = newBell()
  let running: Promise<void> = Promise.resolve()
  let waiting = false
  const now = () => {
    running = running.then(async () => {
      waiting = false
      await work(bell).catch((error) => log.error({ err: error }, 'delivery failed'))
    })
    return running
  }
  return {
    wake() {
      bell.ring()
      if (waiting) return
      waiting = true
      now()
    },
    now,
    idle: () => running,
  }
}
