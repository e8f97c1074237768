import type { Item } from '../cards/reminder.ts'
import { isPeriod } from '../domain/time/cadence.ts'

/** One figure: a delmål and a period. */
export type ItemKey = { code: string; period: string }

export const itemOf = ({ code, period }: ItemKey): Item => `${code}:${period}`

/** Reads "1D:2015"; null for anything else, since cards come back from outside. */
export function readItem(text: string): ItemKey | null {
  const [code, period, rest] = text.split(':')
  if (!code || !period || rest !== undefined || !isPeriod(period)) return null
  return { code, period }
}

/** More than any goal set has due at once; a card that lists more was not made by pejl. */
const MOST_ITEMS = 100

/** Reads a card's list "1D:2015@0 1E:2015@2": each figure once, with the revision the card knew of. */
export function readItems(text: string): (ItemKey & { base: number })[] {
  const items = text.split(' ', MOST_ITEMS).flatMap((part) => {
    const [item = '', base = ''] = part.split('@')
    const key = readItem(item)
    return key && /^\d{1,6}$/.test(base) ? [{ ...key, base: Number(base) }] : []
  })
  return [...new Map(items.map((item) => [itemOf(item), item])).values()]
}
