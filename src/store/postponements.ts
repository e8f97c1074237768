/** "Tallet findes ikke endnu": append-only, the newest answer of a period counts. */
import type { PostponementAnswer } from '../domain/answer/answers.ts'
import { type DelmaalKey, delmaalId, readDelmaalId } from '../domain/figure-key.ts'
import type { Tx } from './engine/open.ts'

/** Every postponement of a goal set. */
export async function loadPostponements(db: Tx, set: string): Promise<PostponementAnswer[]> {
  const rows = await db.postponement.findMany({ where: { delmaal: { goalSetKey: set } } })
  return rows.map(({ delmaalId: id, reportedBy, ...row }) => ({
    kind: 'postponement',
    code: readDelmaalId(id).code,
    by: reportedBy,
    ...row,
  }))
}

export async function addPostponement(
  tx: Tx,
  { set, code, ...added }: DelmaalKey & Omit<PostponementAnswer, 'kind'>,
): Promise<void> {
  const { by: reportedBy, period, revision, reason, expectedOn, through, at } = added
  await tx.postponement.create({
    data: {
      delmaalId: delmaalId({ set, code }),
      period,
      revision,
      reason,
      expectedOn,
      reportedBy,
      through,
      at,
    },
  })
}
