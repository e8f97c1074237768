import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at, dayOf, isWorkday, weekday } from '../../src/domain/time/calendar.ts'
import { latestDigest, nextDigest } from '../../src/domain/time/digest-time.ts'

describe('the digest', () => {
  it('is due on Monday at 08:00 in Copenhagen, not a minute before', () => {
    expect(latestDigest(at('2016-01-18', '07:59')).key).toBe('2016-01-11')
    expect(latestDigest(at('2016-01-18', '08:00'))).toEqual({
      key: '2016-01-18',
      at: at('2016-01-18', '08:00'),
    })
    expect(latestDigest(at('2016-01-24', '23:59')).key).toBe('2016-01-18')
  })

  it('comes at the same clock time after the clock has changed', () => {
    const { at: time } = latestDigest(at('2016-04-04', '09:00'))
    expect(time).toEqual(new Date('2016-04-04T06:00:00Z'))
    expect(nextDigest(at('2016-03-29', '08:00')).key).toBe('2016-04-04')
  })

  it('waits for the first working day after a Monday that is a holiday', () => {
    expect(latestDigest(at('2016-03-28', '12:00')).key).toBe('2016-03-21')
    const easter = latestDigest(at('2016-03-29', '08:00'))
    expect(easter.key).toBe('2016-03-28')
    expect(easter.at).toEqual(at('2016-03-29', '08:00'))
  })

  it('is the newest one only, after three weeks of silence', () => {
    expect(latestDigest(at('2016-02-10', '10:00')).key).toBe('2016-02-08')
  })

  it('follows on from the one before it, without gap or overlap, at every moment', () => {
    const moment = fc.date({
      min: new Date('2014-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(moment, (now) => {
        const [latest, next] = [latestDigest(now), nextDigest(now)]
        expect(+latest.at <= +now && +now < +next.at).toBe(true)
        expect(latestDigest(new Date(+next.at - 1))).toEqual(latest)
        expect(weekday(latest.key)).toBe(1)
        expect(isWorkday(dayOf(latest.at))).toBe(true)
      }),
    )
  })
})
