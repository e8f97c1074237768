import { expect, test } from 'vitest'
import { readDay } from '../../src/domain/time/danish-date.ts'

test.each([
  '2016-04-01',
  '1. april 2016',
  'den 1. april 2016',
  '1.april 2016',
  '1. APRIL 2016',
  '1.4.2016',
  '01.04.2016',
  '1/4 2016',
  '1/4/2016',
  '1-4-2016',
])('%s is a day, and what follows is left', (typed) => {
  expect(readDay(typed)).toEqual({ day: '2016-04-01', rest: '' })
  expect(readDay(`${typed}, registeret mangler`)).toEqual({
    day: '2016-04-01',
    rest: 'registeret mangler',
  })
})

test.each(['', 'snart', '31. februar 2016', '2016-13-01', '1. april', '1.330', '12016-04-01'])(
  '»%s« is no day',
  (typed) => {
    expect(readDay(typed)).toBeNull()
  },
)
