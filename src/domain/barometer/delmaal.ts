/** The status of one delmål, before its pejlemærke is made up from it. */
import type { Delmaal } from '../goal-set.ts'
import { dateText } from '../time/calendar.ts'
import { footnotesOf, leafStatus } from './leaf.ts'
import { leftOut } from './leaf-outcome.ts'
import { meanPoints, type Weighed } from './roll-up.ts'
import type { DelmaalStatus, Evaluated, View } from './status.ts'
import { meanStep } from './trace.ts'

/** One delmål with its parts. A delmål with parts scores the mean of those that count. */
export function evaluateDelmaal(delmaal: Delmaal, view: View): Evaluated {
  return delmaal.parts.length === 0 ? leaf(delmaal, view) : parent(delmaal, view)
}

function leaf(delmaal: Delmaal, view: View): Evaluated {
  const found = leafStatus(delmaal, view)
  const { lifecycle } = delmaal
  if (lifecycle.state === 'retired' && (view.on === undefined || lifecycle.from <= view.on)) {
    const status = { ...found, ...leftOut(`udgået ${dateText(lifecycle.from)}`) }
    return { delmaal, status, inTotal: false, measured: false, parts: [] }
  }
  const measured = found.counted && found.status !== null
  return { delmaal, status: found, inTotal: true, measured, parts: [] }
}

function parent(delmaal: Delmaal, view: View): Evaluated {
  const { lifecycle } = delmaal
  const parts = delmaal.parts.map((part) =>
    evaluateDelmaal(lifecycle.state === 'retired' ? { ...part, lifecycle } : part, view),
  )
  const inTotal = parts.some((part) => part.inTotal)
  const counting = parts.filter((part) => part.status.counted)
  const common = {
    code: delmaal.code,
    title: delmaal.title,
    unit: delmaal.unit,
    baseline: null,
    status: null,
    target: null,
    targetText: '',
    targetYear: delmaal.targetYear,
    footnotes: footnotesOf(delmaal, view),
    parts: parts.map((part) => part.status),
  }
  if (counting.length === 0) {
    const reasons = new Set(parts.map((part) => part.status.why))
    const [only = ''] = reasons
    const why = reasons.size === 1 ? only : 'ingen af delene tæller med'
    return { delmaal, status: { ...common, ...leftOut(why) }, inTotal, measured: false, parts }
  }
  const siblings = weighed(counting)
  const score = meanPoints(siblings)
  const status: DelmaalStatus = {
    ...common,
    score,
    threshold: false,
    reached: counting.every((part) => part.status.reached),
    counted: true,
    expected: null,
    why: '',
    trace: [meanStep(siblings, score)],
  }
  return { delmaal, status, inTotal, measured: counting.some((part) => part.measured), parts }
}

/** The points and weights of those that have a score. */
export function weighed(siblings: readonly Evaluated[]): Weighed[] {
  return siblings.flatMap(({ delmaal: { weight }, status: { score } }) =>
    score === null ? [] : [{ points: score, weight }],
  )
}

/** The leaves of what was evaluated that are in the total. */
export function leavesInTotal(evaluated: readonly Evaluated[]): readonly Evaluated[] {
  return evaluated
    .filter(({ inTotal }) => inTotal)
    .flatMap((one) => (one.parts.length === 0 ? [one] : leavesInTotal(one.parts)))
}
