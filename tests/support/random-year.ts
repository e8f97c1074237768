/** Goal sets of every kind, with figures: what a year may be exported from. */
import fc from 'fast-check'
import type { FigureAnswer } from '../../src/domain/answer/answers.ts'
import { factsOf } from '../../src/domain/answer/answers.ts'
import type { Delmaal, GoalSet, Lifecycle, Target, Unit } from '../../src/domain/goal-set.ts'
import { leaves } from '../../src/domain/goal-set.ts'
import type { Sources } from '../../src/domain/yearly/sources.ts'
import { goalSetOf, oneDelmaal } from './one-delmaal.ts'

const unitOf = (kind: Unit['kind'], decimals: number): Unit => ({
  kind,
  noun: kind === 'share' ? '%' : 'borgere',
  inflections: [],
  decimals,
})
const PERIODS = ['2013', '2014', '2014-H2', '2015', '2015-H1', '2015-Q4', '2015-12', '2016']

/** A leaf with what is known of it, all in one unit. */
const leaf = fc
  .constantFrom(unitOf('share', 1), unitOf('share', 0), unitOf('count', 0))
  .chain((unit) => {
    const figure = fc.integer({ min: 0, max: 1000 }).map((it) => it / 10 ** unit.decimals)
    const change = fc.integer({ min: -50, max: 50 })
    const target: fc.Arbitrary<Target> = fc.oneof(
      fc.record({
        kind: fc.constantFrom('absolute', 'at-least', 'at-most', 'below'),
        value: figure,
      }),
      fc.record({ kind: fc.constant('change'), by: change }),
      fc.record({ kind: fc.constant('relative'), percent: change }),
      fc.record({ kind: fc.constant('from-to'), from: figure, to: figure }),
      fc.constant({ kind: 'year-on-year' }),
      fc.constant({ kind: 'not-set', text: '–' }),
    )
    const year = fc.integer({ min: 2012, max: 2016 })
    return fc.record({
      unit: fc.constant(unit),
      target,
      direction: fc.constantFrom('more' as const, 'less' as const),
      targetYear: fc.integer({ min: 2013, max: 2018 }),
      baseline: fc.option(fc.record({ value: figure, year }), { freq: 6 }),
      figures: fc.dictionary(fc.constantFrom(...PERIODS), figure),
    })
  })
type Known = typeof leaf extends fc.Arbitrary<infer T> ? T : never

const lifecycle: fc.Arbitrary<Lifecycle> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ state: 'active' } as const) },
  { weight: 1, arbitrary: fc.constant({ state: 'proposed-for-retirement' } as const) },
  {
    weight: 1,
    arbitrary: fc.record({
      state: fc.constant('retired' as const),
      from: fc.constantFrom('2014-06-01', '2015-12-31', '2016-01-01'),
    }),
  },
)
/** Of siblings each has a weight, or none. */
const weights = fc.option(
  fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 6, maxLength: 6 }),
)
const members = <T>(of: fc.Arbitrary<T>, most: number) =>
  fc.array(fc.record({ of, lifecycle }), { minLength: 1, maxLength: most })
const goal = fc.record({
  weights,
  members: members(
    fc.oneof(
      { weight: 3, arbitrary: leaf.map((own) => ({ own })) },
      { weight: 1, arbitrary: fc.record({ weights, parts: members(leaf, 3) }) },
    ),
    4,
  ),
})
type Goal = typeof goal extends fc.Arbitrary<infer T> ? T : never

/** What a year is exported from, and the year. */
export const randomYear: fc.Arbitrary<{ sources: Sources; year: number }> = fc
  .record({
    goals: fc.array(goal, { minLength: 1, maxLength: 1 }),
    missingFigure: fc.constantFrom('exclude' as const, 'as-baseline' as const),
    year: fc.constantFrom(2015, 2015, 2014, 2016),
  })
  .map(({ goals, missingFigure, year }) => {
    const known = new Map<string, Known>()
    const [first] = goalSetOf([]).pejlemaerker
    if (!first) throw new Error('no pejlemærke')
    const pejlemaerker = goals.map((one, index) => ({
      ...first,
      number: index + 1,
      delmaal: delmaalOf(one, index + 1, known),
    }))
    const set = { ...goalSetOf([]), missingFigure, pejlemaerker }
    return { sources: sourcesOf(set, known), year }
  })

function delmaalOf(
  { weights: own, members: all }: Goal,
  number: number,
  known: Map<string, Known>,
) {
  return all.map(({ of, lifecycle: state }, index): Delmaal => {
    const code = `${number}${'ABCDEF'[index]}`
    const common = { code, lifecycle: state, weight: own?.[index] ?? null }
    if ('own' in of) return leafOf(of.own, common, known)
    const parts = of.parts.map((part, at) =>
      leafOf(
        part.of,
        { code: `${code}${at + 1}`, lifecycle: part.lifecycle, weight: of.weights?.[at] ?? null },
        known,
      ),
    )
    return { ...oneDelmaal(common), parts }
  })
}

function leafOf(own: Known, common: Partial<Delmaal>, known: Map<string, Known>): Delmaal {
  const { unit, target, direction, targetYear } = own
  const made = oneDelmaal({ unit, target, direction, targetYear, baseline: null, ...common })
  known.set(made.code, own)
  return made
}

const at = new Date('2016-02-01T08:00:00Z')

function sourcesOf(set: GoalSet, known: ReadonlyMap<string, Known>): Sources {
  const all = set.pejlemaerker.flatMap(({ delmaal }) => delmaal.flatMap(leaves))
  const answers = all.flatMap(({ code }) =>
    Object.entries(known.get(code)?.figures ?? {}).map(([period, value], index) =>
      said({
        code,
        period,
        value,
        revision: 1 + (index % 3),
        by: index % 2 ? 'controller' : null,
        at,
      }),
    ),
  )
  const baselines = all.flatMap(({ code }) => {
    const own = known.get(code)?.baseline
    return own ? [[code, [{ ...own, revision: 1, confirmedBy: null, at }]] as const] : []
  })
  return sourcesFrom(set, answers, new Map(baselines))
}

/** A reported figure. */
export const said = (
  figure: Pick<FigureAnswer, 'code' | 'period' | 'value' | 'revision' | 'by' | 'at'>,
): FigureAnswer => ({ kind: 'figure', through: 'web', comment: '', evidence: '', ...figure })

export function sourcesFrom(
  set: GoalSet,
  answers: readonly FigureAnswer[],
  baselines: Sources['baselines'],
): Sources {
  const inForce = [...baselines].flatMap(([code, own]) =>
    own.slice(-1).map(({ value, year }) => [code, { value, year }] as const),
  )
  const facts = factsOf(new Map(inForce), answers)
  return { set, answers, baselines, facts, names: new Map() }
}
