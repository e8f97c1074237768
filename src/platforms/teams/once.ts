/** How many are remembered. */
const REMEMBERED = 1_000

export type OnlyOnce = ReturnType<typeof onlyOnce>

/**
 * What is asked for again happens once, and the second waits for the first: Teams posts an activity
 * again when the answer is slow, and people press twice. What failed may be asked for again.
 */
export function onlyOnce() {
  const running = new Map<string, Promise<void>>()
  return async (key: string, work: () => Promise<void>): Promise<void> => {
    const first = running.get(key)
    if (first) return await first
    const own = work()
    running.set(key, own)
    const [oldest] = running.keys()
    if (running.size > REMEMBERED && oldest !== undefined) running.delete(oldest)
    try {
      await own
    } catch (error) {
      running.delete(key)
      throw error
    }
  }
}
