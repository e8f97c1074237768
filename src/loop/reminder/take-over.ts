import { takeOver, takingOver } from '../../store/carried.ts'
import { inTransaction } from '../../store/engine/open.ts'
import type { KnownSets } from '../known.ts'
import type { Pejl } from '../pejl.ts'
import { reminder } from './intent.ts'

/** Where no newer reminder is on its way: nothing is asked of the store until another is decided. */
const settled = new WeakSet<KnownSets>()

/** Steps have been decided, in this process or at the same time in another. */
export const expectTakeOver = (known: KnownSets): void => void settled.delete(known)

/**
 * Lets reminders that have come to stand take over from the older ones that ask for the same. Until
 * then, and for as long as one cannot be delivered, both can be answered.
 */
export async function takeOverOlder({ db, known }: Pick<Pejl, 'db' | 'known'>): Promise<void> {
  if (settled.has(known)) return
  const waiting = await takingOver(db, reminder.name)
  const standing = waiting.filter(({ stands }) => stands).map(({ id }) => id)
  if (standing.length > 0) await inTransaction(db, (tx) => takeOver(tx, standing))
  if (standing.length === waiting.length) settled.add(known)
}
