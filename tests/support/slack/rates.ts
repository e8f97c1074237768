/** Slack's pacing, by the double's own clock. */

type Pace = { perSecond: number; burst: number }

/** How often each method may be called; postMessage counts for each channel by itself. */
export const PACES: Readonly<Record<string, Pace>> = {
  'chat.postMessage': { perSecond: 1, burst: 4 },
  'chat.update': { perSecond: 50 / 60, burst: 50 },
  'users.info': { perSecond: 100 / 60, burst: 100 },
  'users.lookupByEmail': { perSecond: 50 / 60, burst: 50 },
  'conversations.history': { perSecond: 50 / 60, burst: 50 },
}

/** Takes one call; null when it may pass, else the seconds to wait (Retry-After, whole, 1 or more). */
export function pacing(paces: Readonly<Record<string, Pace>>, now: () => number) {
  const left = new Map<string, { tokens: number; at: number }>()
  return (method: string, channel: string): number | null => {
    const pace = paces[method]
    if (!pace) return null
    const key = method === 'chat.postMessage' ? `${method} ${channel}` : method
    const { tokens, at } = left.get(key) ?? { tokens: pace.burst, at: now() }
    const filled = Math.min(pace.burst, tokens + ((now() - at) / 1000) * pace.perSecond)
    const passes = filled >= 1
    left.set(key, { tokens: passes ? filled - 1 : filled, at: now() })
    return passes ? null : Math.max(1, Math.ceil((1 - filled) / pace.perSecond))
  }
}
