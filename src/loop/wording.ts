import { periodText } from '../domain/time/cadence.ts'
import type { ItemKey } from './item.ts'

const list = new Intl.ListFormat('da', { type: 'conjunction' })

/** "1A, 1B og 1C" */
export const and = (words: readonly string[]): string => list.format(words)

/** "1A, 1B og 1C for 2015", a period at a time. */
export function codesText(items: readonly ItemKey[]): string {
  const byPeriod = Map.groupBy(items, (item) => item.period)
  return and(
    [...byPeriod].map(
      ([period, own]) => `${and(own.map((item) => item.code))} for ${periodText(period)}`,
    ),
  )
}
