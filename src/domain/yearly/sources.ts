/** The figures and baselines that a status is made from, with who said them and when. */
import { type Answer, type FigureAnswer, newestAnswers } from '../answer/answers.ts'
import type { DelmaalStatus } from '../barometer/status.ts'
import type { Delmaal, Facts, Figure, GoalSet, Target } from '../goal-set.ts'
import { comparePeriods, yearBefore } from '../time/cadence.ts'
import type { ExportedBaseline, ExportedFigure } from './shape.ts'

/** What is known of a goal set, as far as a status needs it. */
export type Sources = {
  set: GoalSet
  facts: Facts
  answers: readonly Answer[]
  /** Every revision, by code, oldest first. */
  baselines: ReadonlyMap<string, readonly BaselineSaid[]>
  /** What people are called, by key. */
  names: ReadonlyMap<string, string>
}
type BaselineSaid = {
  revision: number
  year: number
  value: number
  confirmedBy: string | null
  at: Date
}

/** The baseline in force; null for none. */
export function exportedBaseline(sources: Sources, code: string): ExportedBaseline | null {
  const said = sources.baselines.get(code)?.at(-1)
  if (!said) return null
  const { value, year, revision, confirmedBy, at } = said
  return { value, year, revision, by: called(sources, confirmedBy), at: at.toISOString() }
}

/**
 * The figures of a leaf that its status is made from (shape.ts says which), oldest first.
 * @param year whose figures count; null: those of every year
 */
export function exportedFigures(
  sources: Sources,
  { code, target }: Delmaal,
  { status }: DelmaalStatus,
  year: number | null,
): ExportedFigure[] {
  const all = (sources.facts.figures.get(code) ?? []).toSorted((a, b) =>
    comparePeriods(a.period, b.period),
  )
  const used = periodsUsed(target, status, year, all)
  const said = newestSaid(sources.answers)
  return all.flatMap(({ period, value, revision }) => {
    const source = used.has(period) && said(code, period)
    if (!source) return []
    const { by, at } = source
    return [{ period, value, revision, by: called(sources, by), at: at.toISOString() }]
  })
}

function periodsUsed(
  target: Target,
  status: Figure | null,
  year: number | null,
  all: readonly Figure[],
): ReadonlySet<string> {
  const periods = all.map(({ period }) => period)
  const counting = status ? usedFor(target, status.period) : []
  if (year === null) return new Set(counting)
  const own = periods.filter((period) => period.startsWith(`${year}`))
  const earlier = periods.filter((period) => comparePeriods(period, `${year}`) < 0)
  return new Set([...own, ...(status ? counting : earlier.slice(-1))])
}

const usedFor = (target: Target, period: string): string[] =>
  target.kind === 'year-on-year' ? [period, yearBefore(period)] : [period]

const called = ({ names }: Sources, by: string | null): string | null =>
  by === null ? null : (names.get(by) ?? by)

type Said = (code: string, period: string) => FigureAnswer | null
const newestByAnswers = new WeakMap<readonly Answer[], Said>()

/** The newest revision of a figure. Worked out once for the same answers: there may be ten thousand. */
function newestSaid(answers: readonly Answer[]): Said {
  const known = newestByAnswers.get(answers)
  if (known) return known
  const newest = newestAnswers(answers.filter(({ kind }) => kind === 'figure'))
  const said: Said = (code, period) => {
    const found = newest.of(code, period)
    return found?.kind === 'figure' ? found : null
  }
  newestByAnswers.set(answers, said)
  return said
}
