import { comparePeriods } from '../domain/time/cadence.ts'
import type { Judgement } from '../domain/answer/question.ts'
import { enqueue, revise } from '../outbox/enqueue.ts'
import type { Actor } from '../domain/rights.ts'
import { type Answer, delmaalId } from '../store/facts.ts'
import type { Tx } from '../store/engine/open.ts'
import type { ItemKey } from './item.ts'
import type { Pejl } from './pejl.ts'
import { remindersOf } from './remind.ts'

export type Judged = Extract<Judgement, { kind: 'figure' | 'postponement' }>

/**
 * Records an answer: append-only, with revision, who, when and through what. The reminders that
 * show the figure will be edited; a first figure without a baseline is put to the controller.
 */
export async function record(
  tx: Tx,
  pejl: Pejl,
  actor: Actor,
  { code, period, revision }: ItemKey & { revision: number },
  judged: Judged,
  now: Date,
): Promise<Answer> {
  const id = delmaalId(pejl.set, code)
  const row = {
    delmaalId: id,
    period,
    revision,
    reportedBy: actor.personKey,
    through: actor.through,
    at: now,
  }
  if (judged.kind === 'figure') {
    const { value, comment, evidence } = judged
    await tx.measurement.create({ data: { ...row, value: String(value), comment, evidence } })
    await proposeBaseline(tx, pejl, { code, period }, now)
  } else {
    const { reason, expectedOn } = judged
    await tx.postponement.create({ data: { ...row, reason, expectedOn } })
  }
  await revise(tx, await remindersOf(tx, id, period))
  const by = { by: actor.personKey, through: actor.through, at: now }
  return { ...judged, ...by, code, period, revision }
}

/** Without a baseline the oldest figure may become it: when a controller confirms. */
async function proposeBaseline(tx: Tx, pejl: Pejl, item: ItemKey, now: Date): Promise<void> {
  const id = delmaalId(pejl.set, item.code)
  if ((await tx.baseline.count({ where: { delmaalId: id } })) > 0) return
  const figures = await tx.measurement.findMany({ where: { delmaalId: id } })
  if (figures.some(({ period }) => comparePeriods(period, item.period) < 0)) return
  const controller = await tx.person.findFirst({ where: { isFirstController: true, active: true } })
  if (!controller) return
  await enqueue(tx, {
    key: `baseline ${item.code} ${item.period}`,
    kind: 'baseline',
    intent: item,
    recipient: `person:${controller.key}`,
    at: now,
  })
}
