import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  at,
  dateText,
  dayOf,
  isoWeek,
  isWorkday,
  longDateText,
  momentText,
  nextWorkday,
  shortDateText,
  timeText,
  weekday,
} from '../../src/domain/time/calendar.ts'

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))
const anyTime = fc.constantFrom('00:00', '08:00', '08:30', '12:00', '23:59')

describe('the day in Copenhagen', () => {
  it('begins at midnight there, an hour or two before UTC', () => {
    expect(dayOf(new Date('2016-01-04T22:59:59Z'))).toBe('2016-01-04')
    expect(dayOf(new Date('2016-01-04T23:00:00Z'))).toBe('2016-01-05')
    expect(dayOf(new Date('2016-07-04T22:00:00Z'))).toBe('2016-07-05')
  })

  it('has 08:30 at the same clock time in winter and summer', () => {
    expect(at('2016-02-01', '08:30')).toEqual(new Date('2016-02-01T07:30:00Z'))
    expect(at('2016-08-01', '08:30')).toEqual(new Date('2016-08-01T06:30:00Z'))
  })

  it('is 23 hours long when summer time begins and 25 when it ends', () => {
    const hours = (day: string) => (+at(addDays(day, 1), '00:00') - +at(day, '00:00')) / 3_600_000
    expect(['2016-03-27', '2016-10-30', '2016-02-01'].map(hours)).toEqual([23, 25, 24])
  })

  it('has a clock time that the spring change skips an hour later', () => {
    expect(at('2016-03-27', '02:30')).toEqual(new Date('2016-03-27T01:30:00Z'))
  })

  it('is found again from every clock time of it, also on the days the clock changes', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyDay, fc.constantFrom('2016-03-27', '2016-10-30')),
        anyTime,
        (day, time) => {
          expect(dayOf(at(day, time))).toBe(day)
        },
      ),
    )
  })

  it('is refused when there is no such day', () => {
    expect(() => at('2016-02-30', '08:30')).toThrow(RangeError)
    expect(() => addDays('i morgen', 1)).toThrow(RangeError)
    expect(() => addDays('2016-02-30', 1)).toThrow(RangeError)
    expect(() => dateText('2016-2-1')).toThrow(RangeError)
  })
})

describe('days', () => {
  it('are counted by the calendar, whatever the clock does', () => {
    expect(addDays('2016-02-28', 2)).toBe('2016-03-01')
    expect(addDays('2016-10-29', 2)).toBe('2016-10-31')
    expect(addDays('2016-01-01', -1)).toBe('2015-12-31')
  })

  it('have the week and weekday of the ISO calendar', () => {
    expect(isoWeek('2016-01-03')).toBe(53)
    expect(isoWeek('2016-01-04')).toBe(1)
    expect(weekday('2016-01-04')).toBe(1)
    expect(weekday('2016-01-03')).toBe(7)
  })
})

describe('a working day', () => {
  it.each([
    ['2016-01-30', 'a Saturday'],
    ['2016-01-31', 'a Sunday'],
    ['2016-03-24', 'Maundy Thursday'],
    ['2016-03-28', 'Easter Monday'],
    ['2016-04-22', 'the Great Prayer Day, while it was a holiday'],
    ['2016-05-05', 'Ascension Day'],
    ['2018-06-05', 'Constitution Day'],
    ['2018-12-24', 'Christmas Eve'],
    ['2018-12-26', 'the second Christmas day'],
  ])('is not %s (%s)', (day) => {
    expect(isWorkday(day)).toBe(false)
  })

  it.each([
    ['2016-02-01', 'a Monday'],
    ['2016-02-08', 'Shrovetide Monday'],
    ['2017-05-01', 'the first of May'],
    ['2024-04-26', 'the Great Prayer Day after it was abolished'],
    ['2018-12-31', "New Year's Eve"],
  ])('is %s (%s)', (day) => {
    expect(isWorkday(day)).toBe(true)
  })

  it('is itself the next one, else the first after the closed days', () => {
    expect(nextWorkday('2016-02-01')).toBe('2016-02-01')
    expect(nextWorkday('2016-01-30')).toBe('2016-02-01')
    expect(nextWorkday('2016-03-24')).toBe('2016-03-29')
    expect(nextWorkday('2018-12-22')).toBe('2018-12-27')
  })

  it('is never more than six days away', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const next = nextWorkday(day)
        expect(isWorkday(next)).toBe(true)
        expect(next >= day && next <= addDays(day, 6)).toBe(true)
      }),
    )
  })
})

describe('in Danish', () => {
  it('days and times read as Danes write them', () => {
    expect(dateText('2016-02-01')).toBe('den 1. februar 2016')
    expect(shortDateText('2016-02-01')).toBe('den 1. februar')
    expect(longDateText('2016-01-18')).toBe('mandag den 18. januar 2016 (uge\u00a03)')
    expect(longDateText('2016-05-07')).toBe('lørdag den 7. maj 2016 (uge\u00a018)')
    expect(timeText(new Date('2016-02-01T07:30:00Z'))).toBe('kl.\u00a008.30')
    expect(momentText(new Date('2016-07-31T22:05:00Z'))).toBe('den 1. august 2016 kl.\u00a000.05')
  })
})
