import type { Answer } from '../domain/answer/answers.ts'
import {
  type DelmaalStatus,
  delmaalIn,
  type PejlemaerkeStatus,
} from '../domain/barometer/status.ts'
import {
  type Delmaal,
  type Facts,
  leafOf,
  type Pejlemaerke,
  pejlemaerkeOf,
} from '../domain/goal-set.ts'
import type { Situation } from './situation.ts'
import { statusOf } from './status-of.ts'

/** What one answer did to the pejlemærke it belongs to. */
export type Recomputed = {
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
  /** "Tallet findes ikke endnu" and "Tallet kommer ikke" in a row for this delmål, since its last figure. */
  notYet: number
}

/** Recomputes the one pejlemærke that an answer touches. Throws RangeError for a code that the set lacks. */
export function recompute(answer: Answer, before: Situation, after: Situation): Recomputed {
  const { set } = before
  const { code, period } = answer
  const delmaal = leafOf(set, code)
  if (!delmaal) throw new RangeError(`no delmål ${code}`)
  const pejlemaerke = pejlemaerkeOf(set, code)
  const { number } = pejlemaerke
  const is = statusOf(after, number)
  const earlier = { ...before, facts: without(before.facts, answer) }
  const ofCode = (answer.kind === 'figure' ? before : after).answers.filter(
    (one) => one.code === code && one.kind !== 'reopened',
  )
  return {
    pejlemaerke,
    delmaal,
    answer,
    before: statusOf(before, number),
    after: is,
    leafEarlier: delmaalIn(statusOf(earlier, number), code),
    leafAfter: delmaalIn(is, code),
    corrected: figuresOf(before.facts, code).some((figure) => figure.period === period),
    notYet: ofCode.length - 1 - ofCode.findLastIndex((one) => one.kind === 'figure'),
  }
}

const figuresOf = ({ figures }: Facts, code: string) => figures.get(code) ?? []

/** The facts as if nothing had been reported for this delmål and period. */
function without(facts: Facts, { code, period }: Answer): Facts {
  const others = figuresOf(facts, code).filter((figure) => figure.period !== period)
  return { ...facts, figures: new Map(facts.figures).set(code, others) }
}
