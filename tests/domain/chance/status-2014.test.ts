import { describe, expect, it, test } from 'vitest'
import { pejlemaerkeStatus } from '../../../src/domain/barometer/pejlemaerke.ts'
import { delmaalIn } from '../../../src/domain/barometer/status.ts'
import { type ChangeChance, changeChance } from '../../../src/domain/chance/change.ts'
import { baselineEvidence, periodEvidence } from '../../../src/domain/chance/evidence.ts'
import { delmaalChance, pejlemaerkeChance } from '../../../src/domain/chance/score-interval.ts'
import { targetChance } from '../../../src/domain/chance/target-chance.ts'
import {
  nearTargetsText,
  nearTargetText,
  uncertaintyText,
} from '../../../src/domain/chance/words.ts'
import { allLeaves, leafOf, pejlemaerkeOf } from '../../../src/domain/goal-set.ts'
import { documentFacts, pejlemaerker2014 } from '../../support/document-2014.ts'

const set = pejlemaerker2014()
const facts = documentFacts(set)
const status = (number: number) => pejlemaerkeStatus(set, number, facts)

function leaf(code: string) {
  const delmaal = leafOf(set, code)
  if (!delmaal) throw new Error(code)
  return { delmaal, status: delmaalIn(status(pejlemaerkeOf(set, code).number), code) }
}

function changeOf(code: string): ChangeChance {
  const { delmaal, status } = leaf(code)
  if (!status.baseline || !status.status) throw new Error(code)
  const from = baselineEvidence(delmaal, status.baseline)
  return changeChance(delmaal, from, periodEvidence(delmaal, status.status))
}

/**
 * Worked by hand: z = (status − baseline) / √(status + baseline), the normal approximation to the
 * conditional test, and p from a table of the normal distribution.
 *   1A  −31 / √1687 = −31 / 41,07 = −0,75   1B   −64 / √1012 = −64 / 31,81 = −2,01
 *   1F1  −5 / √253  =  −5 / 15,91 = −0,31   1F2   −2 / √202  =  −2 / 14,21 = −0,14
 * 1C, 5A1, 5A2 and 5A3 are shares, and the document has no denominators.
 */
const counts: [code: string, z: number, p: number, kind: string, firstGuess: boolean][] = [
  ['1A', -0.75, 0.45, 'noise', false],
  ['1B', -2.01, 0.044, 'signal', false],
  ['1F1', -0.31, 0.75, 'noise', true],
  ['1F2', -0.14, 0.89, 'noise', true],
]

describe('the eight figures of 2014 that have a baseline', () => {
  it('are these', () => {
    const both = allLeaves(set).filter(
      ({ delmaal: { baseline, published } }) => baseline && published[0],
    )
    expect(both.map(({ delmaal }) => delmaal.code)).toEqual([
      ...['1A', '1B', '1C', '1F1', '1F2', '5A1', '5A2', '5A3'],
    ])
  })

  it.each(counts)('%s (z = %f, p = %f) is %s', (code, _z, p, kind, firstGuess) => {
    expect(changeOf(code)).toEqual({ kind, p: expect.closeTo(p, 2), firstGuess })
  })

  it.each(['1C', '5A1', '5A2', '5A3'])('%s cannot be said', (code) => {
    expect(changeOf(code)).toEqual({ kind: 'unknown', why: 'no-denominator' })
  })

  it('1B stays a signal only just: with 476 evictions it would be none', () => {
    const { delmaal } = leaf('1B')
    const to = (value: number) => changeChance(delmaal, { value: 538, n: null }, { value, n: null })
    expect([to(474), to(476)].map(({ kind }) => kind)).toEqual(['signal', 'noise'])
  })
})

describe('how far the scores of 2014 may swing', () => {
  const shown = (code: string) => {
    const { status } = leaf(code)
    return uncertaintyText(delmaalChance(set, status))
  }

  // 828 lies between 791,8 and 865,6: 5 · (791,8 − 859) / 141 = −2,4 and 5 · 6,6 / 141 = 0,2.
  // 474 lies between 446,6 and 502,4, and 458 is the target: 5 and 5 · (502,4 − 538) / −80 = 2,2.
  test.each([
    ['1A', 'mellem −2,4 og 0,2'],
    ['1B', 'mellem 2,2 og 5,0'],
    ['1C', 'kan ikke siges, for det vides ikke, hvor mange 1C er en andel af'],
    ['1F2', 'mellem −5,0 og 5,0 (et første bud: 1F2 er talt op på én dag)'],
    ['1D', ''],
  ])('%s: %s', (code, text) => {
    expect(shown(code)).toBe(text)
  })

  it('is said of a delmål with parts too', () => {
    const parent = delmaalIn(status(1), '1F')
    expect(uncertaintyText(delmaalChance(set, parent))).toMatch(
      /^mellem −\d,\d og \d,\d \(et første bud: 1F1 og 1F2 er talt op på én dag\)$/,
    )
  })

  it.each([
    [1, 'kan ikke siges, for det vides ikke, hvor mange 1C er en andel af'],
    [5, 'kan ikke siges, for det vides ikke, hvor mange 5A1, 5A2 og 5A3 er andele af'],
    [2, ''],
  ])('pejlemærke %i: %s', (number, text) => {
    expect(uncertaintyText(pejlemaerkeChance(set, status(number)))).toBe(text)
  })
})

describe('targets of 2014', () => {
  const near = allLeaves(set)
    .map(({ delmaal }) => nearTargetText(delmaal, delmaal.baseline))
    .filter((text) => text !== '')

  // 1F2 2 / √202 = 0,14 · 4A 100 / √11414 = 0,94; the next are 1E 35 / √415 = 1,72 and 1F1 29 / √229 = 1,92.
  it('lie within what the figure can swing in four places', () => {
    expect(near.map((text) => text.slice(0, 15))).toEqual([
      'målet for 1E (1',
      'målet for 1F1 (',
      'målet for 1F2 (',
      'målet for 4A (5',
    ])
    expect(near[3]).toBe(
      'målet for 4A (5.757) er så tæt på baseline (5.657 i 2014), at tallet kan nå det ved at svinge af sig selv (et første bud: 4A er talt op på én dag)',
    )
    expect(nearTargetsText(set, facts.baselines)).toBe(
      'Målene for 1E, 1F1, 1F2 og 4A er så tæt på baseline, at tallene kan nå dem ved at svinge af sig selv.',
    )
  })

  it('that are the baseline, or not set, have no distance to judge', () => {
    const of = (code: string) => targetChance(leaf(code).delmaal, leaf(code).status.baseline)
    expect([of('7A'), of('3A'), of('9A'), of('8A')]).toEqual([null, null, null, null])
  })

  it('of shares cannot be judged without a denominator', () => {
    const { delmaal, status } = leaf('1C')
    expect(targetChance(delmaal, status.baseline)).toEqual({
      kind: 'unknown',
      why: 'no-denominator',
    })
  })
})
