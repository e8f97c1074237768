/** Answers about a plan's steps: append-only, a later answer is a new revision. */
import { z } from 'zod'
import { type DelmaalKey, delmaalId, readDelmaalId } from '../domain/figure-key.ts'
import { PLAN_STATES, type PlanAnswer } from '../domain/plan/answers.ts'
import type { Tx } from './engine/open.ts'

/** Everything answered of a set's plan, oldest first; the demo's clock stands still between two answers. */
export async function loadPlanAnswers(db: Tx, set: string): Promise<PlanAnswer[]> {
  const rows = await db.planAnswer.findMany({
    where: { delmaal: { goalSetKey: set } },
    orderBy: [{ at: 'asc' }, { period: 'asc' }, { revision: 'asc' }, { delmaalId: 'asc' }],
  })
  return rows.map(({ delmaalId: id, reportedBy: by, state, ...row }) => ({
    ...row,
    code: readDelmaalId(id).code,
    state: z.enum(PLAN_STATES).parse(state),
    by,
  }))
}

export async function addPlanAnswer(tx: Tx, set: string, answer: PlanAnswer): Promise<void> {
  const { code, by, ...row } = answer
  await tx.planAnswer.create({
    data: { ...row, delmaalId: delmaalId({ set, code }), reportedBy: by },
  })
}

/** Gives a step that the document does not have a row to refer to: an area that took another's place. */
export async function addStep(tx: Tx, step: DelmaalKey): Promise<void> {
  await tx.delmaal.createMany({
    data: [{ id: delmaalId(step), goalSetKey: step.set, code: step.code }],
    skipDuplicates: true,
  })
}
