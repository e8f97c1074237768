/** Teams' limits a conversation and bot, and the lower of the two it names for an app and tenant. */
import { Refusal } from './refusals.ts'

export type Limited = 'send' | 'create' | 'members'

type Limit = { seconds: number; calls: number }

const WRITES: Limit[] = [
  { seconds: 1, calls: 7 },
  { seconds: 2, calls: 8 },
  { seconds: 30, calls: 60 },
  { seconds: 3600, calls: 1800 },
]
const READS: Limit[] = WRITES.map(({ seconds, calls }) => ({ seconds, calls: calls * 2 }))
const TENANT: Limit[] = [{ seconds: 1, calls: 30 }]

/**
 * Counts calls by the given clock (milliseconds) and refuses those over a limit, saying how many
 * whole seconds to wait. A refused call does not count.
 */
export function limiter(now: () => number): (kind: Limited, conversation: string) => void {
  const seen = new Map<string, number[]>()
  const calls = (key: string) => {
    const known = seen.get(key) ?? []
    seen.set(key, known)
    return known
  }
  return (kind, conversation) => {
    const at = now()
    const own = calls(`${kind} ${conversation}`)
    const tenant = calls('tenant')
    const wait = Math.max(
      waitFor(own, kind === 'members' ? READS : WRITES, at),
      waitFor(tenant, TENANT, at),
    )
    if (wait > 0) throw new Refusal('Throttled', { retryAfterSeconds: Math.ceil(wait / 1000) })
    own.push(at)
    tenant.push(at)
  }
}

/** Milliseconds until one more call fits into every window; 0 when it fits now. */
function waitFor(calls: readonly number[], limits: readonly Limit[], at: number): number {
  const waits = limits.map((limit) => {
    const oldestThatCounts = calls.at(-limit.calls)
    return oldestThatCounts === undefined ? 0 : oldestThatCounts + limit.seconds * 1000 - at
  })
  return Math.max(0, ...waits)
}
