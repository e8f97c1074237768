/** So many messages in so many milliseconds. */
export type Rate = { count: number; perMs: number }

/** What a platform allows: to one conversation, and in all. */
export type Limits = { conversation: readonly Rate[]; platform: readonly Rate[] }

/** The platform, as far as pacing is about it. */
type Paced = { name: string; limits?: Limits }

/** Remembers when messages were sent (real time), for as long as any limit looks back. */
export type Pacer = {
  /**
   * When the next message to a recipient may go, at the earliest; `now` when it may go at once. With
   * null: when the platform as a whole takes one.
   */
  freeAt(platform: Paced, recipient: string | null, now: number): number
  sent(platform: Paced, recipient: string, now: number): void
}

/**
 * Keeps a platform's limits within this process. Several processes on one database each keep their
 * own; what they exceed together the platform answers with "rate limited", which the outbox obeys.
 */
export function newPacer(): Pacer {
  const history = new Map<string, number[]>()
  const paced = ({ name, limits = NONE }: Paced, recipient: string | null) => [
    { where: name, rates: limits.platform },
    ...(recipient === null ? [] : [{ where: `${name} ${recipient}`, rates: limits.conversation }]),
  ]
  return {
    freeAt: (platform, recipient, now) =>
      Math.max(
        ...paced(platform, recipient).map(({ where, rates }) =>
          freeAt(history.get(where) ?? [], rates, now),
        ),
      ),
    sent(platform, recipient, now) {
      for (const { where, rates } of paced(platform, recipient)) {
        if (rates.length === 0) continue
        const longest = Math.max(...rates.map(({ perMs }) => perMs))
        const kept = (history.get(where) ?? []).filter((time) => time > now - longest)
        history.set(where, [...kept, now])
      }
    },
  }
}

const NONE: Limits = { conversation: [], platform: [] }

/** The first moment at which no rate is exceeded. What a clock set back makes later than now is past. */
function freeAt(sent: readonly number[], rates: readonly Rate[], now: number): number {
  const times = sent.filter((time) => time <= now)
  return Math.max(
    now,
    ...rates.map(({ count, perMs }) => {
      const blocking = times.at(-count)
      return blocking === undefined ? now : blocking + perMs
    }),
  )
}
