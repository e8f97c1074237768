import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pejlemaerkeStatus } from '../../../src/domain/barometer/pejlemaerke.ts'
import { scoreTowards } from '../../../src/domain/barometer/target.ts'
import { changeChance } from '../../../src/domain/chance/change.ts'
import { leafPoints } from '../../../src/domain/chance/leaf-points.ts'
import { delmaalChance, pejlemaerkeChance } from '../../../src/domain/chance/score-interval.ts'
import { countSpread } from '../../../src/domain/chance/spread.ts'
import { changesText, uncertaintyText } from '../../../src/domain/chance/words.ts'
import type { Delmaal, Facts, GoalSet } from '../../../src/domain/goal-set.ts'
import { goalSetOf, oneDelmaal } from '../../support/one-delmaal.ts'

const flow = (code: string, differs: Partial<Delmaal> = {}) =>
  oneDelmaal({ code, measure: 'flow', ...differs })
const share = (code: string, n: number | null, differs: Partial<Delmaal> = {}) =>
  flow(code, {
    unit: { kind: 'share', noun: '%', inflections: [], decimals: 1 },
    direction: 'more',
    target: { kind: 'absolute', value: 60 },
    baseline: { value: 50, year: 2013, note: '', n: null },
    n,
    ...differs,
  })

/** Status 2015 of each, and the document's baselines. */
function reported(values: Record<string, number>, delmaal: readonly Delmaal[]) {
  const set = goalSetOf(delmaal)
  const leaves = delmaal.flatMap((one) => (one.parts.length === 0 ? [one] : one.parts))
  const baselines: [string, { value: number; year: number }][] = leaves.flatMap((leaf) =>
    leaf.baseline ? [[leaf.code, leaf.baseline]] : [],
  )
  const figures = new Map(
    Object.entries(values).map(([code, value]) => [code, [{ period: '2015', value, revision: 1 }]]),
  )
  return { set, facts: { baselines: new Map(baselines), figures } }
}
const chanceIn = ({ set, facts }: { set: GoalSet; facts: Facts }, options = {}) =>
  pejlemaerkeChance(set, pejlemaerkeStatus(set, 1, facts, options))

const sized = ({ low, high }: { low: number; high: number }) => high - low
function intervalOf(known: { set: GoalSet; facts: Facts }) {
  const { interval } = chanceIn(known)
  if (!interval) throw new Error('no interval')
  return interval
}

describe('the interval of a pejlemærke', () => {
  it('is the delmål’s own where only one counts', () => {
    const known = reported({ '1A': 1450 }, [flow('1A')])
    const [status] = pejlemaerkeStatus(known.set, 1, known.facts).delmaal
    const own = status && delmaalChance(known.set, status).interval
    expect(intervalOf(known)).toEqual(own)
    // 1450,5 ± 1,2816 · √1450 is 1401,7 to 1499,3: 5 · (1581 − 1499,3) / 326 and 5 · (1581 − 1401,7) / 326.
    expect(own?.low).toBeCloseTo(1.25, 1)
    expect(own?.high).toBeCloseTo(2.75, 1)
  })

  it('is narrower the more delmål swing against each other', () => {
    const of = (...codes: string[]) =>
      intervalOf(
        reported(
          Object.fromEntries(codes.map((code) => [code, 1450])),
          codes.map((code) => flow(code)),
        ),
      )
    const [one, four] = [sized(of('1A')), sized(of('1A', '1B', '1C', '1D'))]
    // The mean of four swings half as much.
    expect(four / one).toBeCloseTo(0.5, 1)
  })

  it('weighs as the score does', () => {
    const at = (weight: number | null) =>
      intervalOf(
        reported({ '1A': 1450, '1B': 200 }, [
          flow('1A', { weight: weight && 1 }),
          flow('1B', {
            weight,
            baseline: { value: 250, year: 2013, note: '', n: null },
            target: { kind: 'absolute', value: 150 },
          }),
        ]),
      )
    const alone = intervalOf(reported({ '1A': 1450 }, [flow('1A')]))
    expect(sized(at(20))).toBeGreaterThan(sized(at(null)))
    expect(sized(at(1e-6))).toBeCloseTo(sized(alone), 3)
  })

  it('takes the parts of a delmål as one', () => {
    const parent = flow('1A', { parts: [flow('1A1'), flow('1A2')] })
    const known = reported({ '1A1': 1450, '1A2': 1450, '1B': 1450 }, [parent, flow('1B')])
    const flat = reported({ '1A': 1450, '1B': 1450 }, [flow('1A'), flow('1B')])
    expect(sized(intervalOf(known))).toBeLessThan(sized(intervalOf(flat)))
  })

  it('is the same each time', () => {
    const known = reported({ '1A': 1450, '1B': 1300 }, [flow('1A'), flow('1B')])
    expect(chanceIn(known)).toEqual(chanceIn(known))
  })

  it('lies within the scale', () => {
    expect(intervalOf(reported({ '1A': 3000 }, [flow('1A')]))).toEqual({ low: -5, high: -5 })
  })

  it('is not said, and why, where one delmål that counts has no denominator', () => {
    const known = reported({ '1A': 1450, '1B': 55 }, [flow('1A'), share('1B', null)])
    expect(uncertaintyText(chanceIn(known))).toBe(
      'kan ikke siges, for det vides ikke, hvor mange 1B er en andel af',
    )
    const with412 = reported({ '1A': 1450, '1B': 55 }, [flow('1A'), share('1B', 412)])
    expect(uncertaintyText(chanceIn(with412))).toMatch(/^mellem \d,\d og \d,\d$/)
  })

  it('is not said where a missing status is taken for the baseline', () => {
    const known = reported({ '1A': 1450 }, [flow('1A'), flow('1B')])
    expect(uncertaintyText(chanceIn(known, { missingFigure: 'as-baseline' }))).toBe(
      'kan ikke siges, for 1B har ingen status og er regnet som 0',
    )
  })

  it('says which are only a first guess', () => {
    const known = reported({ '1A': 1450, '1B': 1400 }, [flow('1A'), oneDelmaal({ code: '1B' })])
    expect(uncertaintyText(chanceIn(known))).toMatch(/\(et første bud: 1B er talt op på én dag\)$/)
  })
})

describe('the interval of a delmål', () => {
  it('goes by the denominator of the period, else the usual one', () => {
    const published = [{ period: '2015', value: 55, preliminary: false, n: 1600 }]
    const [usual, own] = [share('1A', 400), share('1A', 400, { published })]
    const [wide, narrow] = [usual, own].map((one) =>
      sized(intervalOf(reported({ '1A': 55 }, [one]))),
    )
    expect((wide ?? 0) / (narrow ?? 1)).toBeCloseTo(2, 1)
  })

  it('of a threshold is one side, or both', () => {
    const bound = flow('1A', { target: { kind: 'below', value: 1581 } })
    const of = (value: number) => intervalOf(reported({ '1A': value }, [bound]))
    expect(of(1000)).toEqual({ low: 5, high: 5 })
    expect(of(1570)).toEqual({ low: -5, high: 5 })
    expect(of(1900)).toEqual({ low: -5, high: -5 })
  })

  it('is what scoreTowards makes of the level’s ends', () => {
    const figures = fc.integer({ min: 0, max: 2000 })
    fc.assert(
      fc.property(
        fc.record({
          b: figures,
          t: figures,
          s: figures,
          z: fc.double({ min: -3, max: 3, noNaN: true }),
        }),
        fc.constantFrom('more' as const, 'less' as const),
        ({ b, t, s, z }, direction) => {
          const delmaal = flow('1A', {
            direction,
            target: { kind: 'absolute', value: t },
            baseline: { value: b, year: 2013, note: '', n: null },
          })
          const { set, facts } = reported({ '1A': s }, [delmaal])
          const [status] = pejlemaerkeStatus(set, 1, facts).delmaal
          const points = status && leafPoints(delmaal, status)
          if (typeof points !== 'function') throw new Error('no points')
          const level = countSpread(s)(direction === 'more' ? z : -z)
          const fine = { ...delmaal.unit, decimals: 6 }
          const goal = { value: t, strict: false }
          expect(points(z)).toBeCloseTo(scoreTowards(goal, direction, fine, b, level).points, 4)
        },
      ),
    )
  })
})

describe('a change between two shares', () => {
  const change = (from: [number, number], to: [number, number], decimals = 1) =>
    changeChance(
      share('1A', null, { unit: { kind: 'share', noun: '%', inflections: [], decimals } }),
      { value: from[0], n: from[1] },
      { value: to[0], n: to[1] },
    )

  // z = (p₂ − p₁) / √(p (1 − p) (1/n₁ + 1/n₂)), by hand: 5 / √(0,525 · 0,475 · 2/400) = 1,42 and 2,83.
  it.each([
    [[50, 400] as const, [55, 400] as const, 'noise', 0.157],
    [[50, 1600] as const, [55, 1600] as const, 'signal', 0.005],
  ])('%o → %o is %s', (from, to, kind, p) => {
    expect(change([...from], [...to])).toEqual({
      kind,
      p: expect.closeTo(p, 2),
      firstGuess: false,
    })
  })

  it('is the same both ways', () => {
    expect(change([50, 400], [55, 900])).toEqual(change([55, 900], [50, 400]))
  })

  it('makes no signal of what was rounded away', () => {
    expect(change([13, 100_000], [14, 100_000], 1).kind).toBe('signal')
    expect(change([13, 100_000], [14, 100_000], 0).kind).toBe('noise')
  })
})

describe('a change is worded', () => {
  const verdict = (code: string, kind: 'signal' | 'noise', firstGuess = false) => ({
    ...{ code, kind, firstGuess },
  })
  it.each([
    [[], ''],
    [[verdict('1B', 'signal')], 'Ændringen i 1B er større end det, tallet kan svinge af sig selv.'],
    [
      [verdict('1A', 'noise'), verdict('1B', 'noise')],
      'Ændringerne i 1A og 1B er ikke større end det, tallene kan svinge af sig selv.',
    ],
    [
      [verdict('1D', 'signal', true), verdict('1A', 'noise')],
      'Ændringen i 1D er større end det, tallet kan svinge af sig selv. Det er et første bud, for 1D er talt op på én dag. Ændringen i 1A er ikke større end det, tallet kan svinge af sig selv.',
    ],
  ])('%o', (verdicts, text) => {
    expect(changesText(verdicts)).toBe(text)
  })
})
