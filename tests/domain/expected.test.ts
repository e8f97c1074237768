import { describe, expect, it } from 'vitest'
import { expectedPoints, pace } from '../../src/domain/barometer/expected.ts'

describe('points expected by now', () => {
  it('lie on the straight line from the baseline year to the target year', () => {
    expect(expectedPoints(2014, 2013, 2017)).toBe(1.25)
    expect(expectedPoints(2014, 2012, 2017)).toBe(2)
    expect(expectedPoints(2014.5, 2013, 2017)).toBe(1.875)
  })

  it('stay within the line, also where the target is no later than the baseline', () => {
    expect(expectedPoints(2013, 2013, 2017)).toBe(0)
    expect(expectedPoints(2020, 2013, 2017)).toBe(5)
    expect(expectedPoints(2017, 2017, 2017)).toBe(5)
    expect(expectedPoints(2019, 2018, 2017)).toBe(5)
  })
})

describe('pace', () => {
  it('follows the plan half a point to each side, the ends included', () => {
    expect(pace(1.76, 1.25)).toBe('foran planen')
    expect(pace(1.75, 1.25)).toBe('følger planen')
    expect(pace(0.75, 1.25)).toBe('følger planen')
    expect(pace(0.74, 1.25)).toBe('bagefter planen')
  })

  it('is not moved by binary noise at the end of the band', () => {
    expect(pace(1.1 + 2.2, 2.8)).toBe('følger planen')
    expect(pace(0.1 + 0.7, 1.3)).toBe('følger planen')
  })

  it('has a band that is a setting', () => {
    expect(pace(2, 1.25, 1)).toBe('følger planen')
  })
})
