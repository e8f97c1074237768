import { takeOver, takingOver } from '../../store/carried.ts'
import { inTransaction } from '../../store/engine/open.ts'
import type { KnownSets } from '../known.ts'
import type { Pejl } from '../pejl.ts'

/** The kinds of which no newer reminder is on its way: nothing is asked of the store until one is decided. */
const settled = new WeakMap<KnownSets, Set<string>>()

/** Steps have been decided, in this process or at the same time in another. */
export const expectTakeOver = (known: KnownSets, kind: string): void =>
  void settled.get(known)?.delete(kind)

/**
 * Lets reminders that have come to stand take over from the older ones that ask for the same. Until
 * then, and for as long as one cannot be delivered, both can be answered.
 */
export async function takeOverOlder(
  { db, known }: Pick<Pejl, 'db' | 'known'>,
  kind: string,
): Promise<void> {
  const kinds = settled.get(known) ?? new Set<string>()
  settled.set(known, kinds)
  if (kinds.has(kind)) return
  const waiting = await takingOver(db, kind)
  const standing = waiting.filter(({ stands }) => stands).map(({ id }) => id)
  if (standing.length > 0) await inTransaction(db, (tx) => takeOver(tx, standing))
  if (standing.length === waiting.length) kinds.add(kind)
}
