import { expect, test } from 'vitest'
import { readDay } from '../../src/domain/time/danish-date.ts'

const TODAY = '2016-02-01'

test.each([
  '2016-04-01',
  '1. april 2016',
  'den 1. april 2016',
  '1.april 2016',
  '1 april 2016',
  '1. apr. 2016',
  '1. APRIL 2016',
  '1.4.2016',
  '01.04.2016',
  '1. 4. 2016',
  '01. 04. 2016',
  '1/4 2016',
  '1/4/2016',
  '1-4-2016',
])('%s is a day, and what follows is left', (typed) => {
  const day = { kind: 'day', day: '2016-04-01' }
  expect(readDay(typed, TODAY)).toEqual({ ...day, rest: '' })
  const rest = 'registeret mangler'
  expect(readDay(`${typed}, ${rest}`, TODAY)).toEqual({ ...day, rest })
})

test('a Saturday is a day like any other', () => {
  expect(readDay('5. marts 2016', TODAY)).toMatchObject({ kind: 'day', day: '2016-03-05' })
})

test.each([
  [
    '31. februar 2016',
    '31. februar 2016 findes ikke. Mener du den 29. februar 2016?',
    '2016-02-29',
  ],
  ['2017-02-29', '29. februar 2017 findes ikke. Mener du den 28. februar 2017?', '2017-02-28'],
  ['31/2', '31. februar findes ikke. Mener du den 29. februar 2016?', '2016-02-29'],
  ['0. april 2016', '0. april 2016 findes ikke.', null],
  ['2016-13-01', 'Der er ingen måned nummer 13.', null],
  ['1. april', 'Skriv også året. Mener du den 1. april 2016?', '2016-04-01'],
  ['1/1', 'Skriv også året. Mener du den 1. januar 2017?', '2017-01-01'],
  ['1.4.16', 'Skriv året med fire cifre. Mener du den 1. april 2016?', '2016-04-01'],
  ['1. aprli 2016', 'Jeg kender ikke måneden »aprli«. Mener du den 1. april 2016?', '2016-04-01'],
  ['april 2016', 'Skriv også, hvilken dag i april 2016.', null],
])('»%s« is refused with what is wrong: %s', (typed, text, meant) => {
  const rest = 'registeret mangler'
  expect(readDay(`${typed} ${rest}`, TODAY)).toEqual({ kind: 'problem', text, meant, rest })
})

test.each(['', 'snart', '1.330', '12016-04-01', '14 dage', '1. registeret', 'uge 14'])(
  '»%s« is no day',
  (typed) => {
    expect(readDay(typed, TODAY)).toEqual({ kind: 'none' })
  },
)
