/** Baselines: append-only, the highest revision counts. */

import { type DelmaalKey, delmaalId, readDelmaalId } from '../domain/figure-key.ts'
import type { Facts } from '../domain/goal-set.ts'
import { inBatches } from './engine/batches.ts'
import { insertion } from './engine/insertion.ts'
import type { Tx } from './engine/open.ts'

export type BaselineRevision = {
  revision: number
  year: number
  value: number
  /** Person key; null for one from the document. */
  confirmedBy: string | null
  at: Date
}
export type NewBaseline = DelmaalKey & BaselineRevision

/** Every revision of a goal set's baselines by code, oldest first. */
export async function loadBaselines(
  db: Tx,
  set: string,
): Promise<Map<string, readonly BaselineRevision[]>> {
  const rows = await db.baseline.findMany({
    where: { delmaal: { goalSetKey: set } },
    orderBy: { revision: 'asc' },
  })
  const revisions = rows.map(({ delmaalId: id, value, ...row }) => ({
    code: readDelmaalId(id).code,
    ...row,
    value: value.toNumber(),
  }))
  return Map.groupBy(revisions, ({ code }) => code)
}

/** The one of each delmål that counts: the newest. */
export const inForce = (
  baselines: ReadonlyMap<string, readonly BaselineRevision[]>,
): Facts['baselines'] =>
  new Map(
    [...baselines].flatMap(([code, own]) =>
      own.slice(-1).map(({ value, year }) => [code, { value, year }]),
    ),
  )

/** The newest of each. */
export async function newestBaselines(db: Tx, set: string): Promise<Map<string, BaselineRevision>> {
  const all = await loadBaselines(db, set)
  return new Map([...all].flatMap(([code, own]) => own.slice(-1).map((newest) => [code, newest])))
}

export async function addBaselines(tx: Tx, baselines: readonly NewBaseline[]): Promise<void> {
  const rows = baselines.map(({ revision, year, value, confirmedBy, at, ...delmaal }) => ({
    delmaal_id: delmaalId(delmaal),
    confirmed_by: confirmedBy,
    ...{ revision, year, value, at },
  }))
  await inBatches(rows, (batch) => tx.$executeRaw(insertion('baseline', batch)))
}
