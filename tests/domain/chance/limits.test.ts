import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { normalQuantile } from '../../../src/domain/chance/normal.ts'
import {
  countSpread,
  countsBehind,
  INTERVAL_Z,
  poissonLevel,
  shareSpread,
} from '../../../src/domain/chance/spread.ts'
import {
  drawnTail,
  evenTail,
  lnChoose,
  lnFactorial,
  poissonTail,
} from '../../../src/domain/chance/tails.ts'

test.each([
  [0.5, 0],
  [0.9, 1.2815515655],
  [0.1, -1.2815515655],
  [0.975, 1.9599639845],
  [0.01, -2.326347874],
  [0.0001, -3.7190164855],
])('a normal variable is below its %f quantile, %f, as often as that', (u, z) => {
  expect(normalQuantile(u)).toBeCloseTo(z, 7)
})

describe('tails are summed exactly', () => {
  it('from factorials, multiplied out or by Stirling', () => {
    expect(Math.exp(lnFactorial(5))).toBeCloseTo(120, 9)
    expect(lnFactorial(20)).toBeCloseTo(lnFactorial(19) + Math.log(20), 11)
    // ln 100! as printed in tables.
    expect(lnFactorial(100)).toBeCloseTo(363.7393755556, 9)
    expect(Math.exp(lnChoose(10, 3))).toBeCloseTo(120, 9)
  })

  it('with half of the count itself', () => {
    // e⁻² (1 + 2 + ½ · 2)
    expect(poissonTail(2, 2)).toBeCloseTo(4 * Math.exp(-2), 12)
    // (1 + 4 + ½ · 6) / 16
    expect(evenTail(2, 4)).toBeCloseTo(0.5, 12)
    // 2 of 4 and 2 others, of whom 2 are drawn: C(4,1)C(4,1)/C(8,2) = 16/28, C(4,0)C(4,2)/28 = 6/28
    expect(drawnTail(1, 4, 2, 4)).toBeCloseTo((6 + 8) / 28, 12)
  })

  it('far out too, where the first term is next to nothing', () => {
    expect(evenTail(0, 1000)).toBeGreaterThan(0)
    expect(poissonTail(0, 700)).toBeGreaterThan(0)
  })
})

describe('the level that a count swings about', () => {
  it('of 0 is with 90 % below what e⁻ˣ makes a fifth', () => {
    expect(poissonLevel(0, 0.9)).toBeCloseTo(-Math.log(0.2), 9)
    expect(poissonLevel(0, 0.1)).toBe(0)
  })

  it('has just that probability below it', () => {
    for (const count of [1, 2, 5, 20, 828, 20_000])
      for (const below of [0.0001, 0.1, 0.5, 0.9, 0.9999])
        expect(1 - poissonTail(count, poissonLevel(count, below))).toBeCloseTo(below, 7)
  })

  it('of 828 lies between 792 and 865 with 80 %', () => {
    // By the normal approximation, 828.5 ± 1.2816 · √828.
    const spread = countSpread(828)
    expect(spread(-INTERVAL_Z)).toBeCloseTo(791.8, 0)
    expect(spread(INTERVAL_Z)).toBeCloseTo(865.6, 0)
    expect(spread(0)).toBeCloseTo(828.2, 0)
    expect(spread(INTERVAL_Z)).toBe(poissonLevel(828, 0.9))
  })

  it('rises with z for every count', () => {
    const z = Array.from({ length: 61 }, (_, k) => (k - 30) / 10)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), (count) => {
        const levels = z.map(countSpread(count))
        expect(levels).toEqual(levels.toSorted((a, b) => a - b))
      }),
    )
  })
})

describe('the level that a share swings about', () => {
  it('is Wilson’s, a quarter of a person further out', () => {
    // 20 of 200; Wilson of 19,75 and 20,25 by his formula.
    const spread = shareSpread(10, 200, 1)
    expect(spread(-INTERVAL_Z)).toBeCloseTo(7.491, 2)
    expect(spread(INTERVAL_Z)).toBeCloseTo(13.21, 1)
  })

  it('stays within 0 and 100 %', () => {
    expect(shareSpread(0, 50, 0)(-INTERVAL_Z)).toBe(0)
    expect(shareSpread(0, 50, 0)(INTERVAL_Z)).toBeGreaterThan(1)
    expect(shareSpread(100, 50, 0)(INTERVAL_Z)).toBe(100)
  })

  it('goes by the outermost counts that are printed so', () => {
    expect(countsBehind(13, 1000, 0)).toEqual({ least: 125, most: 135 })
    expect(countsBehind(97.1, 412, 1)).toEqual({ least: 400, most: 400 })
    expect(countsBehind(100, 1000, 0)).toEqual({ least: 995, most: 1000 })
    // None of ten is printed as 14 %.
    expect(countsBehind(14, 10, 0)).toEqual({ least: 1, most: 1 })
    const wide = (decimals: number) => {
      const spread = shareSpread(13, 10_000, decimals)
      return spread(INTERVAL_Z) - spread(-INTERVAL_Z)
    }
    expect(wide(0)).toBeGreaterThan(wide(2) + 0.9)
  })
})
