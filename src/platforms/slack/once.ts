/** How many deliveries are remembered. Slack repeats one within an hour at the most. */
const REMEMBERED = 2000

export type Once = {
  /** Does the work once a key: a repeated delivery gets the first one's outcome. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>
  /** Waits for what is under way. */
  settle(): Promise<void>
}

/** Recognises what is delivered twice. Work that failed may be asked for again. */
export function newOnce(): Once {
  const known = new Map<string, Promise<unknown>>()
  const running = new Set<Promise<unknown>>()
  return {
    run<T>(key: string, work: () => Promise<T>): Promise<T> {
      const earlier = known.get(key)
      if (earlier) return earlier as Promise<T>
      const doing = work()
      known.set(key, doing)
      running.add(doing)
      doing.catch(() => known.delete(key)).finally(() => running.delete(doing))
      const [oldest] = known.keys()
      if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest)
      return doing
    },
    async settle() {
      await Promise.allSettled(running)
    },
  }
}
