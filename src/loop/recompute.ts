import { type Delmaal, type Facts, type GoalSet, leafOf, type Pejlemaerke, pejlemaerkeOf } from '../domain/goal-set.ts'
import { pejlemaerkeStatus } from '../domain/barometer/pejlemaerke.ts'
import { delmaalIn, type DelmaalStatus, type PejlemaerkeStatus } from '../domain/barometer/status.ts'
import { type Answer, pejlemaerkeId } from '../store/facts.ts'
import type { Tx } from '../store/engine/open.ts'
import type { Situation } from './due.ts'
import type { ItemKey } from './item.ts'

/** What one answer did to the pejlemærke it belongs to. */
export type Change = {
  pejlemaerke: Pejlemaerke
  delmaal: Delmaal
  answer: Answer
  before: PejlemaerkeStatus
  after: PejlemaerkeStatus
  /** The delmål as it was before this period had a figure, also when the answer corrects one. */
  leafEarlier: DelmaalStatus
  leafAfter: DelmaalStatus
  /** The period had a figure already. */
  corrected: boolean
  /** "Tallet findes ikke endnu" in a row for this delmål, since its last figure. */
  notYet: number
}

/** Recomputes the one pejlemærke that an answer touches. */
export function recompute(
  set: GoalSet,
  answer: Answer,
  before: Situation,
  after: Situation,
): Change {
  const delmaal = leafOf(set, answer.code) as Delmaal
  const pejlemaerke = pejlemaerkeOf(set, answer.code)
  const { number } = pejlemaerke
  const [was, is] = [statusOf(set, number, before), statusOf(set, number, after)]
  const earlier = { ...before, facts: without(before.facts, answer) }
  const ofCode = (answer.kind === 'figure' ? before : after).answers.filter(
    (one) => one.code === answer.code,
  )
  const lastFigure = ofCode.findLastIndex((one) => one.kind === 'figure')
  return {
    pejlemaerke,
    delmaal,
    answer,
    before: was,
    after: is,
    leafEarlier: delmaalIn(statusOf(set, number, earlier), answer.code),
    leafAfter: delmaalIn(is, answer.code),
    corrected: figuresOf(before.facts, answer.code).some(({ period }) => period === answer.period),
    notYet: ofCode.length - 1 - lastFigure,
  }
}

export const statusOf = (set: GoalSet, number: number, { facts, today }: Situation) =>
  pejlemaerkeStatus(set, number, facts, { on: today })

const figuresOf = ({ figures }: Facts, code: string) => figures.get(code) ?? []

/** The facts as if nothing had been reported for this delmål and period. */
function without(facts: Facts, { code, period }: ItemKey): Facts {
  const others = figuresOf(facts, code).filter((figure) => figure.period !== period)
  return { ...facts, figures: new Map(facts.figures).set(code, others) }
}

/** Changes to one pejlemærke take turns, so that "from" and "to" are never two people's at once. */
export async function lockPejlemaerke(tx: Tx, set: GoalSet, code: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM pejlemaerke WHERE id = ${pejlemaerkeId(set, pejlemaerkeOf(set, code).number)}
    FOR UPDATE`
}
