import { describe, expect, it } from 'vitest'
import {
  scoreTowards,
  scoreYearOnYear,
  targetText,
  targetValue,
} from '../../src/domain/barometer/target.ts'
import type { Direction, Target, Unit } from '../../src/domain/goal-set.ts'

const count: Unit = { kind: 'count', noun: 'borgere', inflections: [], decimals: 0 }
const percent: Unit = { kind: 'share', noun: '%', inflections: [], decimals: 0 }
const tenths: Unit = { ...percent, decimals: 1 }
const NBSP = '\u00a0'

describe('a target as a number and as text', () => {
  const cases: [target: Target, unit: Unit, baseline: number | null, number | null, string][] = [
    [{ kind: 'absolute', value: 1255 }, count, 1581, 1255, '1.255'],
    [{ kind: 'absolute', value: 97.5 }, tenths, null, 97.5, `97,5${NBSP}%`],
    [{ kind: 'at-least', value: 80 }, percent, null, 80, `mindst 80${NBSP}%`],
    [{ kind: 'at-most', value: 100 }, count, 129, 100, 'højst 100'],
    [{ kind: 'below', value: 1.1 }, tenths, 1.1, 1.1, `under 1,1${NBSP}%`],
    [{ kind: 'change', by: -80 }, count, 538, 458, '458'],
    [{ kind: 'change', by: 41 }, percent, 49, 90, `90${NBSP}%`],
    [{ kind: 'change', by: 0.2 }, tenths, 0.1, 0.3, `0,3${NBSP}%`],
    [{ kind: 'change', by: -80 }, count, null, null, '80 færre end baseline'],
    [{ kind: 'change', by: 300 }, count, null, null, '300 flere end baseline'],
    [{ kind: 'change', by: 41 }, percent, null, null, '41 procentpoint over baseline'],
    [{ kind: 'relative', percent: -10 }, tenths, 12, 10.8, `10,8${NBSP}%`],
    [{ kind: 'relative', percent: -10 }, count, 225, 202.5, '202,5'],
    [{ kind: 'relative', percent: -10 }, percent, null, null, '10 procent under baseline'],
    [{ kind: 'from-to', from: 6, to: 10 }, percent, 6, 10, `10${NBSP}%`],
    [{ kind: 'year-on-year' }, percent, 20, null, 'år for år'],
    [{ kind: 'not-set', text: 'X %' }, percent, 20, null, 'ikke fastsat'],
  ]
  it.each(cases)(
    '%o from %o and baseline %s is %s: "%s"',
    (target, unit, baseline, value, text) => {
      expect(targetValue(target, baseline)).toBe(value)
      expect(targetText(target, unit, baseline)).toBe(text)
    },
  )
})

describe('points between baseline and target', () => {
  const points = (direction: Direction, unit: Unit, b: number, t: number, s: number) =>
    scoreTowards({ value: t, strict: false }, direction, unit, b, s)

  it('are 0 at the baseline and 5 at the target, whichever way is better', () => {
    expect(points('more', count, 859, 1000, 859)).toMatchObject({ points: 0, reached: false })
    expect(points('more', count, 859, 1000, 1000)).toMatchObject({ points: 5, reached: true })
    expect(points('less', count, 1581, 1255, 1581)).toMatchObject({ points: 0, reached: false })
    expect(points('less', count, 1581, 1255, 1255)).toMatchObject({ points: 5, reached: true })
  })

  it('are negative on the other side of the baseline', () => {
    expect(points('more', count, 859, 1000, 828).points).toBeCloseTo(-1.0993, 4)
  })

  it('stay within −5 and +5, and keep what they were before', () => {
    expect(points('more', percent, 14, 15, 11)).toMatchObject({ points: -5, unclamped: -15 })
    expect(points('more', percent, 14, 15, 17)).toMatchObject({ points: 5, unclamped: 15 })
  })

  it('of a change of 80 fewer are 4 when 64 are gone', () => {
    expect(points('less', count, 538, 458, 474)).toMatchObject({ points: 4, threshold: false })
  })

  it('of a target strictly below are 5 on the bound itself, which is not reached', () => {
    const on = scoreTowards({ value: 1.1, strict: true }, 'less', tenths, 2.1, 1.1)
    expect(on).toMatchObject({ points: 5, threshold: false, reached: false })
    const below = scoreTowards({ value: 1.1, strict: true }, 'less', tenths, 2.1, 1)
    expect(below).toMatchObject({ points: 5, reached: true })
  })
})

describe('a threshold', () => {
  const at = (strict: boolean, direction: Direction, b: number, t: number, s: number) => {
    const score = scoreTowards({ value: t, strict }, direction, tenths, b, s)
    return score.threshold ? score.points : 'no threshold'
  }

  it('is what a target becomes that is the baseline: it holds or it does not', () => {
    expect([5.9, 6, 6.1].map((s) => at(false, 'less', 6, 6, s))).toEqual([5, 5, -5])
    expect([5.9, 6, 6.1].map((s) => at(false, 'more', 6, 6, s))).toEqual([-5, 5, 5])
  })

  it('is what a bound becomes that the baseline already meets', () => {
    expect([79.9, 80, 82].map((s) => at(false, 'more', 85, 80, s))).toEqual([-5, 5, 5])
    expect([99, 100, 100.1].map((s) => at(false, 'less', 90, 100, s))).toEqual([5, 5, -5])
    expect([1.9, 2, 2.1].map((s) => at(true, 'less', 1.5, 2, s))).toEqual([5, -5, -5])
  })

  it('strictly below the baseline gives 5 below, 0 unchanged and −5 above', () => {
    expect([1, 1.1, 1.2].map((s) => at(true, 'less', 1.1, 1.1, s))).toEqual([5, 0, -5])
  })

  it('is compared at the published number of decimals', () => {
    expect(at(true, 'less', 1.1, 1.1, 1.06)).toBe(0)
    expect(at(true, 'less', 1.1, 1.1, 1.04)).toBe(5)
    expect(at(true, 'less', 1.14, 1.1, 1.1)).toBe(0)
  })

  it('is met only with 5 points', () => {
    const score = (s: number) => scoreTowards({ value: 1.1, strict: true }, 'less', tenths, 1.1, s)
    expect([1, 1.1, 1.2].map((s) => score(s).reached)).toEqual([true, false, false])
  })
})

describe('year on year', () => {
  it('gives 5 the right way, 0 unchanged and −5 the other way', () => {
    const points = (direction: Direction, s: number) =>
      scoreYearOnYear(direction, percent, 20, s).points
    expect([19, 20, 21].map((s) => points('less', s))).toEqual([5, 0, -5])
    expect([19, 20, 21].map((s) => points('more', s))).toEqual([-5, 0, 5])
  })
})
