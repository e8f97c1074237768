import type { Logger } from 'pino'
import { SendError } from '../../outbox/port.ts'

const EVERY_MS = 60_000

export type Warn = (what: string, about?: object) => void

/**
 * Warns of what may happen a thousand times, with what anybody may cause or an outage: one line a
 * minute about each thing at most, with how often it happened since the line before, and no stack.
 */
export function sparingly(log: Logger, realNow: () => Date): Warn {
  const lines = new Map<string, { at: number; times: number }>()
  return (what, about = {}) => {
    const now = realNow().getTime()
    const { at, times } = lines.get(what) ?? { at: -Infinity, times: 0 }
    const due = now - at >= EVERY_MS
    if (due) log.warn({ ...about, times: times + 1 }, what)
    lines.set(what, due ? { at: now, times: 0 } : { at, times: times + 1 })
  }
}

/** What Teams or Entra answered is told sparingly, by its kind; whatever else went wrong with its stack. */
export function logFailure(
  { log, warn }: { log: Logger; warn: Warn },
  what: string,
  error: unknown,
): void {
  if (error instanceof SendError) warn(what, { failure: error.failure.kind })
  else log.error({ err: error }, what)
}
