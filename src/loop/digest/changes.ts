/** What happened to a pejlemærke since the digest before, in lines. */
import { changeText } from '../../cards/change.ts'
import type { Answer } from '../../domain/answer/answers.ts'
import type { PejlemaerkeStatus } from '../../domain/barometer/status.ts'
import { listText } from '../../domain/danish-text.ts'
import { formatFigure } from '../../domain/figures/danish-format.ts'
import { type Facts, type GoalSet, leafOf, leaves, pejlemaerkeBy } from '../../domain/goal-set.ts'
import { periodText } from '../../domain/time/cadence.ts'
import { dateText } from '../../domain/time/calendar.ts'

type Span<T> = { was: T; is: T }

/**
 * One line for its move, because of these figures and baselines, and one for each figure that was
 * said not to be there yet. `news` is its answers in the span; the newest of a period counts.
 */
export function changedLines(
  set: GoalSet,
  news: readonly Answer[],
  facts: Span<Facts>,
  { was, is }: Span<PejlemaerkeStatus>,
): string[] {
  const newest = [...new Map(news.map((one) => [`${one.code} ${one.period}`, one])).values()]
  const causes = [
    ...newest.flatMap((answer) => reported(set, answer, facts.was)),
    ...baselinesSet(set, is.number, facts),
  ]
  const moved =
    causes.length === 0
      ? []
      : [
          changeText({
            number: is.number,
            from: was.display,
            to: is.display,
            cause: listText(causes),
            moved: '',
            coverageFrom: was.coverage.text,
            coverageTo: is.coverage.text,
          }),
        ]
  return [...moved, ...newest.flatMap(notYet)]
}

function reported(set: GoalSet, answer: Answer, before: Facts): string[] {
  if (answer.kind !== 'figure') return []
  const { code, period, value } = answer
  const known = before.figures.get(code)?.some((figure) => figure.period === period)
  const verb = known ? 'rettet til' : 'indberettet som'
  return [`${code} for ${periodText(period)} er ${verb} ${shown(set, code, value)}`]
}

function notYet(answer: Answer): string[] {
  if (answer.kind !== 'postponement') return []
  const { code, period, expectedOn } = answer
  return [
    `${code} for ${periodText(period)} findes ikke endnu; det ventes ${dateText(expectedOn)}.`,
  ]
}

function baselinesSet(set: GoalSet, number: number, facts: Span<Facts>): string[] {
  const own = pejlemaerkeBy(set, number)?.delmaal.flatMap(leaves) ?? []
  return own.flatMap(({ code }) => {
    const [old, now] = [facts.was.baselines.get(code), facts.is.baselines.get(code)]
    if (!now || (old?.value === now.value && old.year === now.year)) return []
    const verb = old ? 'rettet til' : 'sat til'
    return [`baseline for ${code} er ${verb} ${shown(set, code, now.value)} (${now.year})`]
  })
}

function shown(set: GoalSet, code: string, value: number): string {
  const delmaal = leafOf(set, code)
  return delmaal ? formatFigure(value, delmaal.unit) : String(value)
}
