/** Reported figures: append-only, a correction is a new revision. */
import type { FigureAnswer } from '../domain/answer/answers.ts'
import { type DelmaalKey, delmaalId, figureIn, readDelmaalId } from '../domain/figure-key.ts'
import { inBatches } from './engine/batches.ts'
import { insertion } from './engine/insertion.ts'
import type { Tx } from './engine/open.ts'

export type NewMeasurement = DelmaalKey & Omit<FigureAnswer, 'kind'>

/** Every revision of every figure of a goal set. */
export async function loadMeasurements(db: Tx, set: string): Promise<FigureAnswer[]> {
  const rows = await db.measurement.findMany({ where: { delmaal: { goalSetKey: set } } })
  return rows.map(({ delmaalId: id, reportedBy, value, ...row }) => ({
    kind: 'figure',
    code: readDelmaalId(id).code,
    by: reportedBy,
    ...row,
    value: value.toNumber(),
  }))
}

/** The newest revision of each figure, by its name in the goal set. */
export async function newestMeasurements(db: Tx, set: string): Promise<Map<string, FigureAnswer>> {
  const all = await loadMeasurements(db, set)
  const oldestFirst = all.sort((a, b) => a.revision - b.revision)
  return new Map(oldestFirst.map((one) => [figureIn(one), one]))
}

export async function addMeasurements(tx: Tx, added: readonly NewMeasurement[]): Promise<void> {
  const rows = added.map(({ set, code, by, ...row }) => ({
    delmaal_id: delmaalId({ set, code }),
    reported_by: by,
    ...row,
  }))
  await inBatches(rows, (batch) => tx.$executeRaw(insertion('measurement', batch)))
}
