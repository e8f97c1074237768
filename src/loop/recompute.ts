import type { Delmaal, GoalSet, Pejlemaerke } from '../domain/goal-set.ts'
import { type DelmaalStatus, type PejlemaerkeStatus, pejlemaerkeStatus } from '../domain/status.ts'
import type { Answer } from '../store/facts.ts'
import type { Situation } from './due.ts'
import { leafOf, pejlemaerkeOf } from './pejl.ts'

/** What one answer did to the pejlemærke it belongs to. */
export type Change = {
  pejlemaerke: Pejlemaerke
  delmaal: Delmaal
  answer: Answer
  before: PejlemaerkeStatus
  after: PejlemaerkeStatus
  leafBefore: DelmaalStatus
  leafAfter: DelmaalStatus
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
  const status = (situation: Situation) =>
    pejlemaerkeStatus(set, pejlemaerke.number, situation.facts, { on: situation.today })
  const [was, is] = [status(before), status(after)]
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
    leafBefore: leafStatus(was, answer.code),
    leafAfter: leafStatus(is, answer.code),
    notYet: ofCode.length - 1 - lastFigure,
  }
}

export function leafStatus(status: PejlemaerkeStatus, code: string): DelmaalStatus {
  const found = status.delmaal
    .flatMap((delmaal) => [delmaal, ...delmaal.parts])
    .find((delmaal) => delmaal.code === code)
  if (!found) throw new RangeError(`no delmål ${code} in pejlemærke ${status.number}`)
  return found
}
