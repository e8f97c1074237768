import { describe, expect, it } from 'vitest'
import { xmrQuestion } from '../../../src/domain/chance/chart-words.ts'
import { seriesOf } from '../../../src/domain/chance/series.ts'
import { type ChartPoint, xmr } from '../../../src/domain/chance/xmr.ts'
import { answered, oneDelmaal } from '../../support/one-delmaal.ts'

const points = (...values: number[]): ChartPoint[] =>
  values.map((value, nth) => ({ period: `${2000 + nth}`, value }))
const signalsOf = (...values: number[]) => xmr(points(...values))?.signals
/** Ten, twenty, ten, …: it swings, and nothing more. */
const swinging = (length: number) => Array.from({ length }, (_, nth) => (nth % 2 ? 20 : 10))

describe('limits of how a figure swings', () => {
  it('are said from twelve points on, and not before', () => {
    expect(xmr(points(...swinging(11)))).toBeNull()
    expect(xmr(points(...swinging(12)))).not.toBeNull()
  })

  it('are the mean and 2.66 times the mean step on each side', () => {
    expect(xmr(points(...swinging(12)))).toEqual({
      mean: 15,
      low: expect.closeTo(15 - 26.6, 10),
      high: expect.closeTo(15 + 26.6, 10),
      signals: [],
    })
  })

  it('find nothing in a figure that never moves', () => {
    expect(signalsOf(...Array(12).fill(7))).toEqual([])
  })
})

describe('a signal is', () => {
  it('a point outside', () => {
    expect(signalsOf(...swinging(12), 60)).toEqual([
      { rule: 'outside', side: 'above', first: '2012', last: '2012' },
    ])
  })

  it('eight in a row on one side of the mean, and not seven', () => {
    const eight = [20, 10, 20, 10, 20, 10, 20, 12, 13, 12, 13, 12, 13, 12, 13]
    expect(signalsOf(...eight)).toContainEqual({
      rule: 'eight',
      side: 'below',
      first: '2007',
      last: '2014',
    })
    const seven = eight.with(14, 20)
    expect(signalsOf(...seven)?.filter(({ rule }) => rule === 'eight')).toEqual([])
  })

  it('three of four in a row nearer a limit than the mean', () => {
    const still = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11]
    expect(signalsOf(...still, 13, 11, 13, 13)).toContainEqual({
      rule: 'three-of-four',
      side: 'above',
      first: '2012',
      last: '2015',
    })
  })
})

describe('what is charted', () => {
  const history = Array.from({ length: 10 }, (_, nth) => ({
    period: `${2003 + nth}`,
    value: 1500 + nth,
  }))
  const facts = answered({ '1D': ['2014'] }, { '1D': 2013 })

  it('is the earlier figures, the baseline and what was reported', () => {
    const series = seriesOf({ breaks: [] }, oneDelmaal({ history }), facts)
    expect(series.map(({ period }) => period)).toEqual(
      Array.from({ length: 12 }, (_, nth) => `${2003 + nth}`),
    )
  })

  it('begins at the newest break, and is nothing where a break has no year', () => {
    const breaks = [{ year: 2010, text: 'ny optælling', source: '' }]
    const since = seriesOf({ breaks: [] }, oneDelmaal({ history, breaks }), facts)
    expect(since[0]?.period).toBe('2010')
    const undated = [{ year: null, text: 'ny optælling', source: '' }]
    expect(seriesOf({ breaks: undated }, oneDelmaal({ history }), facts)).toEqual([])
  })

  it('leaves out periods of another length', () => {
    const mixed = [{ period: '2009-H1', value: 7 }, ...history]
    const series = seriesOf({ breaks: [] }, oneDelmaal({ history: mixed }), facts)
    expect(series).toHaveLength(12)
  })
})

describe('a signal is worded as a question', () => {
  const delmaal = oneDelmaal()
  const chart = { mean: 1500, low: 1400, high: 1600, signals: [] }
  it.each([
    [
      { rule: 'outside', side: 'above', first: '2015', last: '2015' } as const,
      '1D for 2015 ligger over det, tallene ellers svinger imellem (1.400 og 1.600). Hvad var anderledes?',
    ],
    [
      { rule: 'eight', side: 'below', first: '2008', last: '2015' } as const,
      'Fra 2008 til 2015 ligger 1D hele tiden under gennemsnittet (1.500). Hvad kan have ændret sig omkring 2008?',
    ],
    [
      { rule: 'three-of-four', side: 'below', first: '2012', last: '2015' } as const,
      'Fra 2012 til 2015 ligger 1D tæt på det laveste, tallene plejer at svinge til (1.400). Er noget ved at flytte sig?',
    ],
  ])('%o', (signal, question) => {
    expect(xmrQuestion(signal, chart, delmaal)).toBe(question)
  })

  it('never goes below nothing', () => {
    const low = { ...chart, low: -20 }
    const signal = { rule: 'outside', side: 'above', first: '2015', last: '2015' } as const
    expect(xmrQuestion(signal, low, delmaal)).toContain('(0 og 1.600)')
  })
})
