/** The status of one delmål, before its pejlemærke is made up from it. */
import { isRetired } from '../delmaal.ts'
import { formatScore } from '../figures/danish-format.ts'
import type { Delmaal } from '../goal-set.ts'
import { dateText } from '../time/calendar.ts'
import { reachedText } from './label.ts'
import { footnotesOf, leafStatus } from './leaf.ts'
import { leftOut } from './leaf-outcome.ts'
import { rolledUpPath } from './path.ts'
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
  if (isRetired(lifecycle, view.on)) {
    const status = { ...found, ...withoutScore(`udgået ${dateText(lifecycle.from)}`) }
    return { delmaal, status, inTotal: false, measured: false, atTarget: false, parts: [] }
  }
  const measured = found.counted && found.status !== null
  return {
    ...{ delmaal, status: found, inTotal: true, measured },
    atTarget: found.counted && found.reached,
    parts: [],
  }
}

function parent(delmaal: Delmaal, view: View): Evaluated {
  const parts = delmaal.parts.map((part) => evaluateDelmaal(retiredWith(part, delmaal), view))
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
    const status = { ...common, ...withoutScore(why) }
    return { delmaal, status, inTotal, measured: false, atTarget: false, parts }
  }
  const atTarget = counting.every((part) => part.atTarget)
  const siblings = weighed(counting)
  const score = meanPoints(siblings)
  const status: DelmaalStatus = {
    ...common,
    score,
    display: formatScore(score, atTarget),
    threshold: false,
    ...reachedText(parts, 'dele'),
    counted: true,
    path: rolledUpPath(counting),
    why: '',
    trace: [meanStep(siblings, score)],
  }
  const measured = counting.some((part) => part.measured)
  return { delmaal, status, inTotal, measured, atTarget, parts }
}

/** A part goes out with the delmål that it is a part of, unless it is out before. */
function retiredWith(part: Delmaal, { lifecycle }: Delmaal): Delmaal {
  const own = part.lifecycle
  const isLater =
    lifecycle.state === 'retired' && !(own.state === 'retired' && own.from < lifecycle.from)
  return isLater ? { ...part, lifecycle } : part
}

/** What does not count has no score, no path, and is not said to be på målet. */
function withoutScore(why: string) {
  const { expected: _, ...outcome } = leftOut(why)
  return { ...outcome, display: '–', reachedText: '', path: null }
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
