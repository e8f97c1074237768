import { expect, it } from 'vitest'
import { askedDays, exampleDay } from '../../src/domain/asked-days.ts'
import { goalSetOf, oneDelmaal } from '../support/one-delmaal.ts'

const cadence = { every: 'year', interval: 1, lagMonths: 1, from: '2015' } as const
const set = { ...goalSetOf([oneDelmaal({ cadence, targetYear: 2017 })]), fromYear: 2014 }

it('a goal set asks from its first year to the day the target year’s figure is due', () => {
  expect(askedDays(set)).toEqual({ first: '2014-01-01', last: '2018-02-01' })
})

it('an example of a day is the next first of a month that lies within them', () => {
  expect(exampleDay(set, '2016-01-04')).toBe('1. februar 2016')
  expect(exampleDay(set, '2013-05-01')).toBe('1. januar 2014')
  expect(exampleDay(set, '2026-05-01')).toBe('1. februar 2018')
})
