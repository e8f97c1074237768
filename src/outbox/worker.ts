import type { Logger } from 'pino'
import { deliver } from './deliver.ts'
import type { Outbox } from './outbox.ts'

export type Worker = {
  /** Delivers what is due now, soon. */
  wake(): void
  /** Delivers until nothing is due, and returns when it is done. */
  drain(): Promise<void>
  /** Finishes the message under way and stops. */
  stop(): Promise<void>
}

/** What another process put in the outbox is seen after this long. */
const POLL_MS = 1_000

/** Runs deliveries one after the other in this process. */
export function startWorker(outbox: Outbox, log: Logger): Worker {
  let running: Promise<void> = Promise.resolve()
  let waiting = false
  const ending = new AbortController()
  const run = (): Promise<void> => {
    running = running.then(async () => {
      waiting = false
      await deliver(outbox, ending.signal).catch((error) =>
        log.error({ err: error }, 'delivery failed'),
      )
    })
    return running
  }
  const wake = () => {
    if (waiting || ending.signal.aborted) return
    waiting = true
    run()
  }
  const timer = setInterval(wake, POLL_MS)
  return {
    wake,
    drain: run,
    async stop() {
      clearInterval(timer)
      ending.abort()
      await running
    },
  }
}
