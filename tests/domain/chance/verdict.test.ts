import { describe, expect, it } from 'vitest'
import { changeVerdict } from '../../../src/domain/chance/verdict.ts'
import type { Delmaal, Facts } from '../../../src/domain/goal-set.ts'
import { goalSetOf, oneDelmaal } from '../../support/one-delmaal.ts'

/** 1D with baseline 1581 of 2013, and these figures by period. */
function verdict(figures: Record<string, number>, period: string, differs: Partial<Delmaal> = {}) {
  const facts: Facts = {
    baselines: new Map([['1D', { value: 1581, year: 2013 }]]),
    figures: new Map([
      ['1D', Object.entries(figures).map(([of, value]) => ({ period: of, value, revision: 1 }))],
    ]),
  }
  return changeVerdict(goalSetOf([oneDelmaal(differs)]), facts, { code: '1D', period })
}

describe('a figure is compared with the one before it', () => {
  it('or the baseline', () => {
    expect(verdict({ 2014: 1330 }, '2014')?.kind).toBe('signal')
    expect(verdict({ 2014: 1330, 2015: 1320 }, '2015')?.kind).toBe('noise')
    // Two years without a figure are no hindrance.
    expect(verdict({ 2016: 1330 }, '2016')?.kind).toBe('signal')
  })

  it('as a first guess for a stock', () => {
    expect(verdict({ 2014: 1330 }, '2014')?.firstGuess).toBe(true)
    expect(verdict({ 2014: 1330 }, '2014', { measure: 'flow' })?.firstGuess).toBe(false)
  })
})

describe('nothing is compared', () => {
  it('for an older period, or one without a figure', () => {
    expect(verdict({ 2014: 1000, 2015: 1330 }, '2014')).toBeNull()
    expect(verdict({ 2014: 1000 }, '2015')).toBeNull()
  })

  it('when the figure is the same', () => {
    expect(verdict({ 2014: 1330, 2015: 1330 }, '2015')).toBeNull()
  })

  it('without a figure before it', () => {
    const set = goalSetOf([oneDelmaal({ baseline: null })])
    const figures = new Map([['1D', [{ period: '2014', value: 1330, revision: 1 }]]])
    const first = changeVerdict(
      set,
      { baselines: new Map(), figures },
      { code: '1D', period: '2014' },
    )
    expect(first).toBeNull()
  })

  it('across a break, or one that may lie between', () => {
    const breaks = (year: number | null) => ({
      breaks: [{ year, text: 'ny optælling', source: '' }],
    })
    expect(verdict({ 2014: 1330 }, '2014', breaks(2014))).toBeNull()
    expect(verdict({ 2014: 1330 }, '2014', breaks(null))).toBeNull()
    expect(verdict({ 2014: 1330 }, '2014', breaks(2013))).not.toBeNull()
  })

  it('between periods that are not as long', () => {
    expect(verdict({ 2014: 1330, '2015-H1': 700 }, '2015-H1')).toBeNull()
  })
})
