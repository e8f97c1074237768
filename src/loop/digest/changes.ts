/** What happened to a pejlemærke since the digest before, in lines. */
import { changeText } from '../../cards/change.ts'
import type { Answer } from '../../domain/answer/answers.ts'
import type { PejlemaerkeStatus } from '../../domain/barometer/status.ts'
import { type ChangeVerdict, changeVerdict } from '../../domain/chance/verdict.ts'
import { listText } from '../../domain/danish-text.ts'
import { type Facts, type GoalSet, leafOf, leaves, pejlemaerkeBy } from '../../domain/goal-set.ts'
import { dateText } from '../../domain/time/calendar.ts'
import { baselineCauses, figureCauses, saidCause } from '../change/wording.ts'

type Span<T> = { was: T; is: T }

/**
 * One line for its move, because of these figures and baselines, and one for each figure of
 * which something else was said. `news` is its answers in the span; the newest of a period counts.
 */
export function changedLines(
  set: GoalSet,
  news: readonly Answer[],
  facts: Span<Facts>,
  { was, is }: Span<PejlemaerkeStatus>,
): string[] {
  const newest = [...new Map(news.map((one) => [`${one.code} ${one.period}`, one])).values()]
  const causes = [
    ...figureCauses(newest.flatMap((answer) => reported(set, answer, facts.was))),
    ...baselineCauses(baselinesSet(set, is.number, facts)),
  ]
  const moved =
    causes.length === 0
      ? []
      : [
          changeText({
            noun: is.noun.one,
            number: is.number,
            from: was.display,
            to: is.display,
            cause: listText(causes),
            moved: '',
            coverageFrom: was.coverage.text,
            coverageTo: is.coverage.text,
            verdicts: newest.flatMap((answer) => verdictOn(set, answer, facts)),
          }),
        ]
  return [...moved, ...newest.flatMap((answer) => saidInstead(set, answer))]
}

function reported(set: GoalSet, answer: Answer, before: Facts) {
  const { code, period } = answer
  const delmaal = leafOf(set, code)
  if (answer.kind !== 'figure' || !delmaal) return []
  return [{ delmaal, period, value: answer.value, corrected: isCorrection(answer, before) }]
}

const isCorrection = ({ code, period }: Answer, before: Facts): boolean =>
  before.figures.get(code)?.some((figure) => figure.period === period) ?? false

/** A correction says nothing of how the world has changed. */
function verdictOn(set: GoalSet, answer: Answer, { was, is }: Span<Facts>): ChangeVerdict[] {
  if (answer.kind !== 'figure' || isCorrection(answer, was)) return []
  const verdict = changeVerdict(set, is, answer)
  return verdict === null ? [] : [verdict]
}

function saidInstead(set: GoalSet, answer: Answer): string[] {
  const delmaal = leafOf(set, answer.code)
  if (answer.kind === 'figure' || !delmaal) return []
  const said = saidCause(delmaal, answer)
  if (answer.kind === 'postponement')
    return [`${said}; det forventes ${dateText(answer.expectedOn)}.`]
  return [answer.reason === '' ? `${said}.` : `${said}: ${answer.reason}`]
}

function baselinesSet(set: GoalSet, number: number, facts: Span<Facts>) {
  const own = pejlemaerkeBy(set, number)?.delmaal.flatMap(leaves) ?? []
  return own.flatMap((delmaal) => {
    const { code } = delmaal
    const [old, now] = [facts.was.baselines.get(code), facts.is.baselines.get(code)]
    if (!now || (old?.value === now.value && old.year === now.year)) return []
    return [{ delmaal, value: now.value, year: now.year, corrected: old !== undefined }]
  })
}
