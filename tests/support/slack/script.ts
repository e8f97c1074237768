/** What a test wants to go wrong, in the order it is to go wrong. */
import type { Json } from './shape.ts'

export type Scripted =
  /** Answered with HTTP 200 and this error, e.g. `{ error: 'account_inactive' }`. */
  | { error: string; needed?: string; provided?: string }
  /** HTTP 429 with Retry-After, in seconds. */
  | { rateLimited: number }
  /** Answered with this HTTP status and a page instead of JSON. */
  | { status: number }
  /** The socket is dropped before Slack accepted the call, or after. */
  | { drop: 'before' | 'after' }
  /** Accepted, and answered when the promise settles (slack.hold). */
  | { until: Promise<void>; arrived: () => void }

type Entry = { method: string; scripted: Scripted; times: number; when: (args: Json) => boolean }
export type Options = { times?: number; when?: (args: Json) => boolean }

export function script() {
  const entries: Entry[] = []
  return {
    next(method: string, scripted: Scripted, { times = 1, when = () => true }: Options = {}) {
      entries.push({ method, scripted, times, when })
    },
    /** The next thing scripted for this call, used up. */
    take(method: string, args: Json): Scripted | null {
      const entry = entries.find((one) => one.method === method && one.when(args))
      if (!entry) return null
      entry.times -= 1
      if (entry.times === 0) entries.splice(entries.indexOf(entry), 1)
      return entry.scripted
    },
    /** What was scripted and never happened: a test that leaves some has not tested it. */
    left: () => entries.map(({ method }) => method),
  }
}
