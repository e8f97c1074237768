import { describe, expect, it } from 'vitest'
import { mayReport, refusal, reportRefusal } from '../../src/domain/rights.ts'

describe('reporting a figure', () => {
  it('is for its owner and for every controller', () => {
    const owner = { isController: false, owns: ['1A', '1D'] }
    expect(mayReport(owner, '1D')).toBe(true)
    expect(mayReport(owner, '1F1')).toBe(false)
    expect(mayReport({ isController: false, owns: [] }, '1D')).toBe(false)
    expect(mayReport({ isController: true, owns: [] }, '1D')).toBe(true)
  })

  it('is refused with the name of who could do it', () => {
    expect(reportRefusal('1D', ['dataejer bolig'])).toBe(
      'Du kan desværre ikke indberette 1D. Det kan dataejer bolig eller en controller.',
    )
  })

  it('names every owner of a delmål that spans administrations', () => {
    expect(reportRefusal('1F1', ['dataejer bolig', 'dataejer botilbud'])).toBe(
      'Du kan desværre ikke indberette 1F1. Det kan dataejer bolig, dataejer botilbud eller en controller.',
    )
  })

  it('says so when a figure has no owner', () => {
    expect(reportRefusal('4B1', [])).toBe(
      'Du kan desværre ikke indberette 4B1. Det kan en controller. 4B1 har endnu ingen dataejer.',
    )
  })

  it('lends its tone to other refusals', () => {
    expect(refusal('bekræfte baseline for 6A', [])).toBe(
      'Du kan desværre ikke bekræfte baseline for 6A. Det kan en controller.',
    )
  })
})
