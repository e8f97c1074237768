/** What must hold of denominators and of the earlier figures in a goal set. */
import { countsBehind } from '../../domain/chance/spread.ts'
import type { Delmaal } from '../../domain/goal-set.ts'
import { periodEndYear } from '../../domain/time/cadence.ts'

type Problem = [field: string, message: string]

/** @param fromYear of the goal set: a delmål without a baseline has its history from before it */
export function* evidenceProblems(delmaal: Delmaal, fromYear: number): Generator<Problem> {
  const { baseline, published, history, unit, n } = delmaal
  const known = [
    ['n', n, null] as const,
    ['baseline', baseline?.n ?? null, baseline?.value ?? null] as const,
    ...published.map((one) => ['published', one.n, one.value] as const),
  ]
  for (const [field, denominator, value] of known) {
    if (denominator === null) continue
    if (unit.kind === 'count') yield [field, 'n er en andels nævner; et antal har ingen']
    else if (value !== null && !fits(value, denominator, unit.decimals))
      yield [field, `${value} kan ikke være en andel af ${denominator}. Ret tallet eller n`]
  }
  const last = baseline?.year ?? fromYear - 1
  const late = history.find(({ period }) => periodEndYear(period) > last)
  if (late)
    yield ['history', `${late.period} er efter ${last}. Kun tal fra før baseline hører til her`]
  const own = history.find(({ period }) => baseline && period === `${baseline.year}`)
  if (own) yield ['history', `${own.period} er baselinens år. Tallet står i baseline`]
}

/** Whether some whole number of `n` is printed as this share. */
function fits(value: number, n: number, decimals: number): boolean {
  const { least } = countsBehind(value, n, decimals)
  return Math.abs((100 * least) / n - value) <= 10 ** -decimals / 2 + 1e-9
}
