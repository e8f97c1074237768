import { describe, expect, it } from 'vitest'
import { type Action, may, refusal, type Speaker } from '../../src/domain/rights.ts'

const on = (code: string, set = 'pejlemaerker-2014-2017') => ({ set, code })
const owner: Speaker = { key: 'bolig', isController: false, owns: [on('1A'), on('1D')] }
const controller: Speaker = { key: 'controller', isController: true, owns: [] }
const CONTROLLERS = ['set-baseline', 'confirm-baseline', 'resend', 'sample'] as const

describe('a figure', () => {
  it('is reported by its owner and by every controller', () => {
    expect(may(owner, 'report', on('1D'))).toBe(true)
    expect(may(controller, 'report', on('1D'))).toBe(true)
    expect(may(owner, 'report', on('1F1'))).toBe(false)
  })

  it('of another goal set is not theirs though its code is', () => {
    expect(may(owner, 'report', on('1D', 'pejlemaerker-2018-2021'))).toBe(false)
  })
})

describe('everything else', () => {
  it.each(CONTROLLERS)('%s is for controllers, also on a delmål of one’s own', (action) => {
    expect(may(controller, action)).toBe(true)
    expect(may(owner, action)).toBe(false)
    expect(may(owner, action, on('1D'))).toBe(false)
  })

  it('is not for somebody who does not take part', () => {
    for (const action of CONTROLLERS) expect(may(null, action)).toBe(false)
    expect(may(null, 'report', on('1D'))).toBe(false)
  })
})

describe('a refusal', () => {
  it('to report names every owner who could', () => {
    expect(refusal('report', '1D', ['dataejer bolig'])).toBe(
      'Du kan desværre ikke indberette 1D. Det kan dataejer bolig eller en controller.',
    )
    expect(refusal('report', '1F1', ['dataejer bolig', 'dataejer botilbud'])).toBe(
      'Du kan desværre ikke indberette 1F1. Det kan dataejer bolig, dataejer botilbud eller en controller.',
    )
  })

  it('to report says so when a figure has no owner', () => {
    expect(refusal('report', '4B1', [])).toBe(
      'Du kan desværre ikke indberette 4B1. Det kan en controller. 4B1 har endnu ingen dataejer.',
    )
  })

  it.each<[Action, string, string]>([
    ['set-baseline', '1D', 'rette baseline for 1D'],
    ['confirm-baseline', '', 'bekræfte en baseline'],
    ['resend', '', 'gensende beskeder'],
    ['sample', '', 'få prøver'],
  ])('to %s names controllers alone', (action, code, words) => {
    const refused = `Du kan desværre ikke ${words}. Det kan en controller.`
    expect(refusal(action, code, [])).toBe(refused)
    expect(refusal(action, code, ['dataejer bolig'])).toBe(refused)
  })
})
