import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cadence } from '../../src/domain/goal-set.ts'
import {
  comparePeriods,
  dayAfter,
  dueDate,
  followedUp,
  isPeriod,
  type Period,
  periodEndYear,
  periodsDue,
  periodText,
  periodUnit,
  readPeriod,
} from '../../src/domain/time/cadence.ts'

const yearly: Cadence = { every: 'year', interval: 1, lagMonths: 1, from: '2015' }

const anyPeriod: fc.Arbitrary<Period> = fc
  .tuple(
    fc.integer({ min: 1950, max: 2090 }),
    fc.constantFrom('', '-H1', '-H2', '-Q1', '-Q2', '-Q3', '-Q4', '-01', '-06', '-10', '-12'),
  )
  .map(([year, part]) => `${year}${part}`)

describe('a period', () => {
  it.each(['2015', '2015-H1', '2015-Q3', '2015-03', '2015-12'])('%s is one', (text) => {
    expect(isPeriod(text)).toBe(true)
  })

  it.each(['1330', '15', '2015-H3', '2015-Q0', '2015-13', '2015-3', '2015 ', 'x'])(
    '%s is none',
    (text) => {
      expect(isPeriod(text)).toBe(false)
      expect(() => periodText(text)).toThrow(RangeError)
    },
  )

  it.each([
    ['2015', 2015],
    ['2015-H1', 2014.5],
    ['2015-H2', 2015],
    ['2015-Q3', 2014.75],
    ['2015-03', 2014.25],
  ])('%s ends at %d', (period, end) => {
    expect(periodEndYear(period)).toBe(end)
  })

  it.each([
    ['2015', '2015'],
    ['2015-H1', '1. halvår 2015'],
    ['2015-Q3', '3. kvartal 2015'],
    ['2015-03', 'marts 2015'],
  ])('%s is shown as "%s"', (period, text) => {
    expect(periodText(period)).toBe(text)
  })

  it('is sorted by its end, a whole year after its own last part', () => {
    const mixed = ['2016', '2015', '2015-H2', '2015-Q3', '2015-12', '2014']
    expect(mixed.sort(comparePeriods)).toEqual([
      '2014',
      '2015-Q3',
      '2015-12',
      '2015-H2',
      '2015',
      '2016',
    ])
  })
})

describe('a typed period', () => {
  it.each([
    ['2014', 'year', '2014'],
    [' 1. halvår 2015 ', 'half-year', '2015-H1'],
    ['andet halvår 2015', 'half-year', '2015-H2'],
    ['H1 2015', 'half-year', '2015-H1'],
    ['2015-h1', 'half-year', '2015-H1'],
    ['3. kvartal 2015', 'quarter', '2015-Q3'],
    ['Q3 2015', 'quarter', '2015-Q3'],
    ['2015 k3', 'quarter', '2015-Q3'],
    ['Marts 2015', 'month', '2015-03'],
    ['okt. 2015', 'month', '2015-10'],
    ['sept. 2015', 'month', '2015-09'],
    ['juni 2015', 'month', '2015-06'],
    ['2015-03', 'month', '2015-03'],
  ] as const)('"%s" is read', (typed, every, period) => {
    expect(readPeriod(typed, every)).toBe(period)
  })

  it.each([
    ['2015', 'quarter'],
    ['2015-Q1', 'year'],
    ['5. kvartal 2015', 'quarter'],
    ['3. halvår 2015', 'half-year'],
    ['2015 H1 2016', 'half-year'],
    ['H1', 'half-year'],
    ['ma 2015', 'month'],
    ['1330', 'year'],
    ['sidste år', 'year'],
    ['', 'year'],
  ] as const)('"%s" is not guessed for a delmål by %s', (typed, every) => {
    expect(readPeriod(typed, every)).toBeNull()
  })

  it('is the same after it was shown', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(readPeriod(periodText(period), periodUnit(period))).toBe(period)
        expect(readPeriod(period, periodUnit(period))).toBe(period)
      }),
    )
  })
})

describe('a due date', () => {
  it.each([
    ['2015', 1, '2016-02-01'],
    ['2015', 25, '2018-02-01'],
    ['2015', 0, '2016-01-01'],
    ['2015-H1', 1, '2015-08-01'],
    ['2015-Q4', 2, '2016-03-01'],
    ['2015-11', 1, '2016-01-01'],
  ])('of %s with a lag of %d months is %s', (period, lagMonths, due) => {
    expect(dueDate(period, { ...yearly, lagMonths })).toBe(due)
  })

  it('never falls before its period has ended', () => {
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: 0, max: 60 }), (period, lagMonths) => {
        const due = dueDate(period, { ...yearly, lagMonths })
        expect(due >= dayAfter(period)).toBe(true)
        expect(due.endsWith('-01')).toBe(true)
      }),
    )
  })
})

describe('the periods due', () => {
  it('begin with the first that is followed up and come on their due date, not a day before', () => {
    expect(periodsDue(yearly, '2016-01-31')).toEqual([])
    expect(periodsDue(yearly, '2016-02-01')).toEqual(['2015'])
    expect(periodsDue(yearly, '2018-02-01')).toEqual(['2015', '2016', '2017'])
  })

  it('are every second year where the cadence says so', () => {
    expect(periodsDue({ ...yearly, interval: 2 }, '2020-02-01')).toEqual(['2015', '2017', '2019'])
  })

  it('follow the cadence through a new year', () => {
    const quarterly: Cadence = { every: 'quarter', interval: 1, lagMonths: 1, from: '2015-Q3' }
    expect(periodsDue(quarterly, '2016-05-01')).toEqual(['2015-Q3', '2015-Q4', '2016-Q1'])
  })

  it('are as far apart as the cadence is long', () => {
    const everySecondMonth: Cadence = { every: 'month', interval: 2, lagMonths: 0, from: '2015-10' }
    expect(followedUp(everySecondMonth).take(3).toArray()).toEqual([
      '2015-10',
      '2015-12',
      '2016-02',
    ])
  })
})
