/** "Tallet kommer ikke", and that it is awaited again: append-only, the newest answer of a period counts. */
import type { GivenUpAnswer, ReopenedAnswer } from '../domain/answer/answers.ts'
import { type DelmaalKey, delmaalId, readDelmaalId } from '../domain/figure-key.ts'
import type { Tx } from './engine/open.ts'

/** Every such answer of a goal set. */
export async function loadNoFigures(
  db: Tx,
  set: string,
): Promise<(GivenUpAnswer | ReopenedAnswer)[]> {
  const rows = await db.noFigure.findMany({ where: { delmaal: { goalSetKey: set } } })
  return rows.map(({ delmaalId: id, reportedBy, reopened, ...row }) => ({
    kind: reopened ? 'reopened' : 'given-up',
    code: readDelmaalId(id).code,
    by: reportedBy,
    ...row,
  }))
}

export async function addNoFigure(
  tx: Tx,
  { set, code, kind, by: reportedBy, ...row }: DelmaalKey & (GivenUpAnswer | ReopenedAnswer),
): Promise<void> {
  const { period, revision, reason, through, at } = row
  await tx.noFigure.create({
    data: {
      delmaalId: delmaalId({ set, code }),
      reopened: kind === 'reopened',
      ...{ period, revision, reason, reportedBy, through, at },
    },
  })
}
