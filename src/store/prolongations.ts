/** Prolonged periods: append-only, the highest revision counts. */
import type { Tx } from './engine/open.ts'

export type Prolongation = {
  revision: number
  /** The year the period was prolonged to. */
  toYear: number
  reason: string
  /** Person key. */
  by: string
  at: Date
}

/** Every prolongation of a goal set, oldest first. */
export async function loadProlongations(db: Tx, set: string): Promise<Prolongation[]> {
  const rows = await db.prolongation.findMany({
    where: { goalSetKey: set },
    orderBy: { revision: 'asc' },
  })
  return rows.map(({ goalSetKey: _, ...row }) => row)
}

export async function addProlongation(tx: Tx, set: string, added: Prolongation): Promise<void> {
  await tx.prolongation.create({ data: { goalSetKey: set, ...added } })
  await tx.goalSet.update({ where: { key: set }, data: { prolongedTo: added.toYear } })
}
