import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatFigure, formatNumber, formatScore } from '../../src/domain/figures/danish-format.ts'
import type { Unit } from '../../src/domain/goal-set.ts'

const count: Unit = { kind: 'count', noun: 'borgere', inflections: [], decimals: 0 }
const share: Unit = { kind: 'share', noun: '%', inflections: [], decimals: 1 }

describe('a number', () => {
  test.each([
    [1330, 0, '1.330'],
    [1_000_000, 0, '1.000.000'],
    [97.1, 1, '97,1'],
    [12, 1, '12,0'],
    [-3, 1, '−3,0'],
    [-0.04, 1, '0,0'],
    [-0.05, 1, '−0,1'],
    [0.05, 1, '0,1'],
    [0.25, 1, '0,3'],
    [-0.25, 1, '−0,3'],
    [1.005, 2, '1,01'],
    [2.3954, 1, '2,4'],
  ])('%d with %d decimals is written »%s«', (value, decimals, written) => {
    expect(formatNumber(value, decimals)).toBe(written)
  })

  test('never has a hyphen for a minus, nor a minus on zero', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), (value) => {
        expect(formatNumber(value, 1)).toMatch(/^(?!−0,0$)−?\d{1,3}(\.\d{3})*,\d$/)
      }),
    )
  })
})

describe('a figure', () => {
  test('of a count stands without noun and decimals', () => {
    expect(formatFigure(1330, count)).toBe('1.330')
  })

  test('of a share has the published decimals and a no-break space before the percent sign', () => {
    expect(formatFigure(97.1, share)).toBe('97,1\u00a0%')
    expect(formatFigure(12, share)).toBe('12,0\u00a0%')
    expect(formatFigure(12, { ...share, decimals: 0 })).toBe('12\u00a0%')
  })
})

describe('a score', () => {
  test('has one decimal and a true minus', () => {
    expect(formatScore(2.3954, false)).toBe('2,4')
    expect(formatScore(-5, false)).toBe('−5,0')
  })

  test('a score is rounded as it is written, not as binary has it', () => {
    expect(formatScore((5 * (97.1 - 95.9)) / (97.5 - 95.9), false)).toBe('3,8')
    expect(formatScore(-1.25, false)).toBe('−1,3')
  })

  test('shows 5,0 only when the target is reached', () => {
    expect(formatScore(5, true)).toBe('5,0')
    expect(formatScore(4.97, false)).toBe('4,9')
    expect(formatScore(5, false)).toBe('4,9')
  })
})
