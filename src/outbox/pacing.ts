/** So many messages in so many milliseconds. */
export type Rate = { count: number; perMs: number }

/** What a platform allows: to one conversation, and in all. */
export type Limits = { conversation: readonly Rate[]; platform: readonly Rate[] }

/** Remembers when messages were sent (real time), for as long as any limit looks back. */
export type Pacer = {
  /** When the next message to a recipient may go, at the earliest; `now` when it may go at once. */
  freeAt(platform: string, recipient: string, limits: Limits, now: number): number
  sent(platform: string, recipient: string, limits: Limits, now: number): void
}

/**
 * Keeps a platform's limits within this process. Several processes on one database each keep their
 * own; what they exceed together the platform answers with "rate limited", which the outbox obeys.
 */
export function newPacer(): Pacer {
  const history = new Map<string, number[]>()
  const keys = (platform: string, recipient: string, limits: Limits) =>
    [
      [platform, limits.platform],
      [`${platform} ${recipient}`, limits.conversation],
    ] as const
  return {
    freeAt: (platform, recipient, limits, now) =>
      Math.max(
        ...keys(platform, recipient, limits).map(([key, rates]) =>
          freeAt(history.get(key) ?? [], rates, now),
        ),
      ),
    sent(platform, recipient, limits, now) {
      for (const [key, rates] of keys(platform, recipient, limits)) {
        const longest = Math.max(0, ...rates.map(({ perMs }) => perMs))
        const kept = (history.get(key) ?? []).filter((time) => time > now - longest)
        history.set(key, [...kept, now])
      }
    },
  }
}

/** The first moment at which no rate is exceeded. `times` are ascending. */
function freeAt(times: readonly number[], rates: readonly Rate[], now: number): number {
  return Math.max(
    now,
    ...rates.map(({ count, perMs }) => {
      const blocking = times.at(-count)
      return blocking === undefined ? now : blocking + perMs
    }),
  )
}
