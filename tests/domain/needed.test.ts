/** What `mål` says is put through the status: on the plan, at the target, and one step short of each not. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pejlemaerkeStatus } from '../../src/domain/barometer/pejlemaerke.ts'
import { delmaalIn } from '../../src/domain/barometer/status.ts'
import { scoreTowards, targetValue } from '../../src/domain/barometer/target.ts'
import { agreesWithDirection } from '../../src/domain/baseline-fits.ts'
import { roundTo } from '../../src/domain/figures/rounding.ts'
import {
  allLeaves,
  type Delmaal,
  type Facts,
  type GoalSet,
  pejlemaerkeOf,
  type Target,
} from '../../src/domain/goal-set.ts'
import { followedUp, periodEndYear } from '../../src/domain/time/cadence.ts'
import { imagine } from '../../src/domain/what-if/imagined.ts'
import { type Needed, neededAt, stepOf } from '../../src/domain/what-if/needed.ts'
import { nextPeriod } from '../../src/domain/what-if/next-period.ts'
import { parseGoalSet } from '../../src/store/seed/goal-set-file.ts'
import { documentFacts } from '../support/document-2014.ts'
import { goalSetOf, oneDelmaal } from '../support/one-delmaal.ts'

/** How a delmål stands when this figure is reported for the period. */
const standing = (set: GoalSet, facts: Facts, { code }: Delmaal, period: string, value: number) =>
  delmaalIn(
    pejlemaerkeStatus(
      set,
      pejlemaerkeOf(set, code).number,
      imagine(facts, [{ code, period, value }]),
    ),
    code,
  )

/** One step to the worse side. */
const short = ({ direction, unit }: Delmaal, value: number): number =>
  roundTo(value + (direction === 'more' ? -1 : 1) * stepOf(unit), unit.decimals)

/** What is needed holds in the status, and one step short of it does not. */
function holds(set: GoalSet, facts: Facts, leaf: Delmaal, period: string): Needed {
  const needed = neededAt(leaf, facts, period)
  const at = (value: number) => standing(set, facts, leaf, period, value)
  if (needed.kind === 'unknown') return needed
  if (needed.target !== null && needed.kind !== 'no-baseline') {
    expect(at(needed.target)).toMatchObject({ score: 5, reached: true })
    expect(at(short(leaf, needed.target)).reached).toBe(false)
  }
  if (needed.target !== null && needed.kind === 'no-baseline') {
    const value = targetValue(leaf.target, null) ?? Number.NaN
    const goal = { value, strict: leaf.target.kind === 'below' }
    const meets = (figure: number) =>
      scoreTowards(goal, leaf.direction, leaf.unit, value, figure).reached
    expect([meets(needed.target), meets(short(leaf, needed.target))]).toEqual([true, false])
  }
  if (needed.kind === 'path' && needed.onPlan !== null) {
    expect(at(needed.onPlan).score).toBeGreaterThanOrEqual(needed.expected - 1e-9)
    expect(at(short(leaf, needed.onPlan)).score).toBeLessThan(needed.expected - 1e-9)
  }
  return needed
}

const sets = readdirSync('prisma/seed').flatMap((file) => {
  const text = readFileSync(`prisma/seed/${file}`, 'utf8')
  const read = /^pejlemaerker:/m.test(text) ? parseGoalSet(text, file) : null
  return read?.ok ? [read.set] : []
})

test.each(sets.map((set) => [set.key, set] as const))(
  'what every delmål of %s needs holds in its status, each year up to the target',
  (_, set) => {
    const facts = documentFacts(set)
    for (const { delmaal } of allLeaves(set)) {
      for (const period of followedUp(delmaal.cadence)) {
        if (periodEndYear(period) > delmaal.targetYear) break
        holds(set, facts, delmaal, period)
      }
    }
  },
)

describe('by hand', () => {
  const facts: Facts = {
    baselines: new Map([['1D', { value: 1581, year: 2013 }]]),
    figures: new Map(),
  }
  const of = (differs: Partial<Delmaal>, period = '2015', known = facts) => {
    const leaf = oneDelmaal(differs)
    return holds(goalSetOf([leaf]), known, leaf, period)
  }
  const share = { kind: 'share' as const, noun: '%', inflections: [], decimals: 1 }

  test('1D: halfway from 1.581 to 1.255 is 1.418; in 2014 the line passes 1.499,5, so 1.499', () => {
    expect(of({})).toEqual({ kind: 'path', expected: 2.5, onPlan: 1418, target: 1255 })
    expect(of({}, '2014')).toMatchObject({ onPlan: 1499 })
    expect(of({}, '2017')).toMatchObject({ expected: 5, onPlan: null, target: 1255 })
  })

  test('more is better: 859 to 1.000 passes 929,5 in 2015, and 930 is the side that reaches it', () => {
    const known = { ...facts, baselines: new Map([['1D', { value: 859, year: 2013 }]]) }
    const more = { direction: 'more', target: { kind: 'absolute', value: 1000 } } as const
    expect(of(more, '2015', known)).toMatchObject({ onPlan: 930, target: 1000 })
  })

  test('strictly under 1,1 percent is 1,0; without a baseline there is no plan', () => {
    const below = { unit: share, target: { kind: 'below', value: 1.1 } } as const
    const none = { ...facts, baselines: new Map() }
    expect(of(below, '2015', none)).toEqual({ kind: 'no-baseline', target: 1 })
    const met = { ...facts, baselines: new Map([['1D', { value: 1, year: 2013 }]]) }
    expect(of(below, '2015', met)).toEqual({ kind: 'threshold', target: 1 })
  })

  test('a change or a percentage of a baseline that is not known cannot be said', () => {
    const none = { ...facts, baselines: new Map() }
    for (const target of [
      { kind: 'change', by: -80 },
      { kind: 'relative', percent: -10 },
      { kind: 'not-set', text: 'X' },
    ] satisfies Target[])
      expect(of({ target }, '2015', none).kind).toBe('unknown')
  })

  test('ten percent under 225 is 202,5: whole persons, so 202', () => {
    const known = { ...facts, baselines: new Map([['1D', { value: 225, year: 2013 }]]) }
    const target = { kind: 'relative', percent: -10 } as const
    expect(of({ target }, '2015', known)).toMatchObject({ target: 202 })
  })

  test('year on year: below the year before, or what is missing', () => {
    const target = { kind: 'year-on-year' } as const
    expect(of({ target }, '2014')).toMatchObject({ previous: { value: 1581 }, target: 1580 })
    expect(of({ target }, '2015')).toEqual({ kind: 'unknown', why: 'tallet for 2014 mangler' })
    const nought = { ...facts, baselines: new Map([['1D', { value: 0, year: 2013 }]]) }
    expect(of({ target }, '2014', nought)).toMatchObject({ target: null })
  })

  test('the next period is the first without a figure after the newest, up to the target year', () => {
    const leaf = oneDelmaal()
    const next = (known: Facts, today = '2016-02-01') =>
      nextPeriod(leaf, { facts: known, said: new Map(), startsOn: null, adoptedAt: null }, today)
    const later = (period: string) => imagine(facts, [{ code: '1D', period, value: 1400 }])
    expect(next(facts)).toBe('2015')
    expect(next(later('2016'))).toBe('2017')
    expect(next(later('2017'))).toBeNull()
    expect(next(facts, '2030-01-01')).toBeNull()
  })
})

const figure = (decimals: number) =>
  fc
    .integer({ min: 0, max: decimals === 0 ? 20_000 : 100 * 10 ** decimals })
    .map((whole) => roundTo(whole / 10 ** decimals, decimals))

const random = fc.integer({ min: 0, max: 2 }).chain((decimals) =>
  fc.record({
    unit: fc.constant({
      ...{ noun: '', inflections: [], decimals },
      kind: decimals === 0 ? ('count' as const) : ('share' as const),
    }),
    direction: fc.constantFrom('more' as const, 'less' as const),
    baseline: fc.option(figure(decimals)),
    baselineYear: fc.integer({ min: 2010, max: 2014 }),
    targetYear: fc.integer({ min: 2015, max: 2022 }),
    target: fc.oneof(
      fc.record({
        kind: fc.constantFrom(
          'absolute' as const,
          'at-least' as const,
          'at-most' as const,
          'below' as const,
        ),
        value: figure(decimals),
      }),
      fc.record({ kind: fc.constant('change' as const), by: fc.integer({ min: -90, max: 90 }) }),
      fc.record({
        kind: fc.constant('relative' as const),
        percent: fc.integer({ min: -90, max: 90 }),
      }),
      fc.constant({ kind: 'year-on-year' as const }),
    ),
    period: fc.constantFrom('2015', '2016', '2015-H1', '2016-Q3', '2015-07', '2018'),
  }),
)

test('what a random delmål whose target lies the way it should move needs holds in its status', () => {
  fc.assert(
    fc.property(random, ({ baseline, baselineYear, period, ...differs }) => {
      const leaf = oneDelmaal(differs)
      const start = baseline === null ? null : { value: baseline, year: baselineYear }
      fc.pre(agreesWithDirection(leaf, start))
      const facts: Facts = {
        baselines: new Map(
          baseline === null ? [] : [['1D', { value: baseline, year: baselineYear }]],
        ),
        figures: new Map(),
      }
      holds(goalSetOf([leaf]), facts, leaf, period)
    }),
    { numRuns: 5000 },
  )
})
