import { listText } from '../domain/danish-text.ts'
import { periodText } from '../domain/time/cadence.ts'
import type { ItemKey } from './item.ts'

/** "1A, 1B og 1C for 2015", a period at a time. */
export function codesText(items: readonly ItemKey[]): string {
  const byPeriod = Map.groupBy(items, (item) => item.period)
  return listText(
    [...byPeriod].map(
      ([period, own]) => `${listText(own.map((item) => item.code))} for ${periodText(period)}`,
    ),
  )
}
