import { describe, expect, it } from 'vitest'
import { countCoverage, falseCountSignals, falseShareSignals, shareCoverage } from './exact.ts'

const mean = (values: readonly number[]) =>
  values.reduce((sum, one) => sum + one, 0) / values.length
const COUNTS = [20, 20.5, 23.7, 31, 44.4, 75, 129, 225, 474.5, 828, 1581, 5657]
/** 1, 3, … 99 */
const PERCENTS = Array.from({ length: 50 }, (_, k) => 1 + 2 * k)
const FEW = [1, 1.5, 5, 25, 50, 97.5, 99]

// `npm run chance` prints the same for more.
describe('the 80 % interval', () => {
  it('holds the level of a count between 77 and 83 % of the time on average, and never under 74 %', () => {
    const held = COUNTS.map(countCoverage)
    expect(mean(held)).toBeGreaterThan(77)
    expect(mean(held)).toBeLessThan(83)
    expect(Math.min(...held)).toBeGreaterThan(74)
  })

  it.each([200, 412, 1_000, 5_000])('does so for shares of %i', (n) => {
    const held = PERCENTS.map((percent) => shareCoverage(percent, n, 2))
    expect(mean(held)).toBeGreaterThan(77)
    expect(mean(held)).toBeLessThan(83)
    expect(Math.min(...held)).toBeGreaterThan(74)
  })

  it('is never too narrow where a share is printed in whole percent', () => {
    const held = [200, 1_000, 20_000].flatMap((n) =>
      FEW.map((percent) => shareCoverage(percent, n, 0)),
    )
    expect(Math.min(...held)).toBeGreaterThan(74)
  })
})

describe('without a true change at most 5.5 % are called a signal', () => {
  it('of counts', () => {
    const called = [1, 5, 12, 20, 21.5, 50, 129, 828, 5657].map(falseCountSignals)
    expect(Math.max(...called)).toBeLessThan(5.5)
    expect(called.at(-1)).toBeGreaterThan(4.9)
  })

  it.each([
    [200, 200],
    [200, 2_000],
    [412, 398],
    [1_000, 3_000],
  ])('of shares of %i and %i', (nA, nB) => {
    const called = FEW.map((percent) => falseShareSignals(percent, nA, nB))
    expect(Math.max(...called)).toBeLessThan(5.5)
  })
})
