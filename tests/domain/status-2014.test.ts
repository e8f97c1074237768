import { describe, expect, it } from 'vitest'
import { pejlemaerkeStatus } from '../../src/domain/barometer/pejlemaerke.ts'
import { allLeaves } from '../../src/domain/goal-set.ts'
import { documentFacts, pejlemaerker2014 } from '../support/document-2014.ts'

const set = pejlemaerker2014()
const facts = documentFacts(set)
const status = (number: number, options = {}) => pejlemaerkeStatus(set, number, facts, options)

/** Document 001, table by table: code, baseline, status 2014, target, all as numbers; null is "-". */
const printed: [code: string, baseline: number | null, status: number | null, number | null][] = [
  ['1A', 859, 828, 1000],
  ['1B', 538, 474, 458],
  ['1C', 95.9, 97.1, 97.5],
  ['1D', 1581, null, 1255],
  ['1E', 225, null, 190],
  ['1F1', 129, 124, 100],
  ['1F2', 102, 100, 100],
  ['2A', null, null, null],
  ['2B', null, null, null],
  ['2C1', 74, null, 80],
  ['2C2', 58, null, 60],
  ['2D1', 73, null, 80],
  ['2D2', 52, null, 60],
  ['2E', 10.9, null, 6.1],
  ['3A', 1.1, null, 1.1],
  ['3B', 8.6, null, 7.5],
  ['3C', 2.6, null, 2.6],
  ['4A', 5657, null, 5757],
  ['4B1', null, null, null],
  ['4B2', null, null, null],
  ['5A1', 14, 11, 15],
  ['5A2', 5, 7, 10],
  ['5A3', 6, 6, 7],
  ['6A', null, null, 44],
  ['6B', null, null, null],
  ['6C', null, null, null],
  ['6D', null, null, null],
  ['6E', null, null, null],
  ['6F', null, null, null],
  ['7A', 10598, null, 10598],
  ['7B', 1743, null, 1743],
  ['8A', null, null, null],
  ['8B', null, null, null],
  ['9A', null, null, 80],
  ['9B', null, null, 80],
  ['9C', 49, null, 90],
]

describe('the status of 2014', () => {
  const all = set.pejlemaerker.flatMap(({ number }) => status(number).delmaal)
  const leaves = all.flatMap((one) => (one.parts.length === 0 ? [one] : one.parts))

  it('has the 36 figures that are followed, and no other', () => {
    expect(leaves.map(({ code }) => code)).toEqual(printed.map(([code]) => code))
  })

  it.each(printed)('has %s with baseline %s, status %s and target %s', (code, b, s, t) => {
    const leaf = leaves.find((one) => one.code === code)
    expect(leaf?.baseline?.value ?? null).toBe(b)
    expect(leaf?.status?.value ?? null).toBe(s)
    expect(leaf?.target ?? null).toBe(t)
  })

  it('has the baselines of another year than 2013 with theirs', () => {
    const others = leaves.filter(({ baseline }) => baseline && baseline.year !== 2013)
    expect(others.map(({ code, baseline }) => [code, baseline?.year])).toEqual([
      ['4A', 2014],
      ['7A', 2012],
      ['7B', 2012],
      ['9C', 2014],
    ])
  })

  it('scores pejlemærke 1 as 2,4 from 4 of 6 delmål, ahead of the plan', () => {
    const one = status(1)
    expect(one.score).toBeCloseTo(2.3954, 4)
    expect(one).toMatchObject({
      display: '2,4',
      label: null,
      coverage: { counted: 4, total: 6, text: '4 af 6 delmål' },
      path: { expected: 1.25 },
      pace: 'foran planen',
      published: { year: 2014, score: 1.6, label: '1,6' },
    })
    expect(one.delmaal.map(({ score }) => score?.toFixed(4))).toEqual([
      '-1.0993',
      '4.0000',
      '3.7500',
      undefined,
      undefined,
      '2.9310',
    ])
    expect(one.delmaal[5]?.parts.map(({ score }) => score?.toFixed(4))).toEqual([
      '0.8621',
      '5.0000',
    ])
  })

  it('shows each step of pejlemærke 1', () => {
    const one = status(1)
    expect(one.trace.map(({ text }) => text)).toEqual([
      '(−1,0993 + 4 + 3,75 + 2,9310) / 4 = 2,3954',
      'Datagrundlag: 4 af 6 delmål',
      expect.stringContaining('uden status tæller ikke med'),
      expect.stringContaining('pejls egen'),
    ])
    expect(one.delmaal.map(({ trace }) => trace.map(({ text }) => text))).toEqual([
      ['5 · (828 − 859) / (1.000 − 859) = −1,0993'],
      ['5 · (474 − 538) / (458 − 538) = 4'],
      ['5 · (97,1 − 95,9) / (97,5 − 95,9) = 3,75'],
      ['Tæller ikke med: status mangler'],
      ['Tæller ikke med: status mangler'],
      ['(0,8621 + 5) / 2 = 2,9310'],
    ])
  })

  it('scores pejlemærke 5 as −1,0 with equal weights, and says that weights are missing', () => {
    const five = status(5)
    expect(five.score).toBeCloseTo(-1, 10)
    expect(five).toMatchObject({
      display: '−1,0',
      coverage: { counted: 1, total: 1, text: '1 af 1 delmål' },
      published: { year: 2014, score: 0.2 },
      notes: [
        'befolkningsvægte mangler, regnet med lige vægte',
        'tallet for 5A2 (2014) er foreløbigt',
        'Delmålene er vægtet efter, hvor mange borgere de dækker (001, fodnote 3).',
      ],
    })
    const [a1, a2, a3] = five.delmaal[0]?.parts ?? []
    expect([a1?.score, a2?.score, a3?.score]).toEqual([-5, 2, 0])
    expect(a1?.trace.map(({ text }) => text)).toEqual([
      '5 · (11 − 14) / (15 − 14) = −15',
      'Skalaen går fra −5 til 5, så det regnes som −5',
    ])
  })

  it.each([
    [2, '0 (kun baseline-målinger)', 5],
    [3, '0 (kun baseline-målinger)', 3],
    [4, '0 (kun baseline-målinger)', 2],
    [6, '–', 6],
    [7, '0 (kun baseline-målinger)', 2],
    [8, '–', 2],
    [9, '0 (kun baseline-målinger)', 3],
  ])('has pejlemærke %i without a score, as "%s"', (number, label, total) => {
    for (const missingFigure of ['exclude', 'as-baseline'] as const) {
      const living = status(number, { missingFigure })
      expect(living).toMatchObject({ score: null, label, display: label, pace: null })
      expect(living.coverage).toMatchObject({ counted: 0, total })
      expect(living.path).toBeNull()
      expect(living.published).toMatchObject({ year: 2014, score: null, label })
    }
  })

  it('comes to the published 1,6 when a missing status counts as the baseline', () => {
    const one = status(1, { missingFigure: 'as-baseline' })
    expect(one.score).toBeCloseTo(1.597, 3)
    expect(one).toMatchObject({
      display: '1,6',
      coverage: { counted: 6, total: 6, text: '6 af 6 delmål, heraf 2 regnet som 0' },
      path: { expected: 1.25 },
      notes: [
        '1D og 1E har ingen status og er regnet som 0',
        'Et delmål uden status tæller ikke med i pejlemærkets tal (001, fodnote 1).',
      ],
    })
    expect(one.trace[0]?.text).toBe('(−1,0993 + 4 + 3,75 + 0 + 0 + 2,9310) / 6 = 1,5970')
  })

  it('is the same when frozen', () => {
    for (const { number } of set.pejlemaerker) {
      const { score, label } = status(number)
      expect(status(number, { year: 2014 })).toMatchObject({ score, label })
    }
  })

  it('says in pejlemærke 2 that two delmål are only proposed to go', () => {
    expect(status(2).notes).toContain(
      '2A og 2B er foreslået at udgå, men regnes stadig med blandt delmålene',
    )
  })

  it('says in pejlemærke 7 when its baseline is from, and that the poverty line is another', () => {
    expect(status(7).notes).toEqual([
      '7A og 7B tæller ikke med: status mangler',
      'brud i opgørelsen (dokumentet siger ikke hvilket år): den nationale fattigdomsgrænse har afløst kommunens egen',
      'Dokumentets baseline er dem, der ved udgangen af 2012 havde været fattige tre år i træk (2010-12) (001, fodnote 4).',
    ])
  })

  it('has direction, unit and decimals for every figure', () => {
    const less = allLeaves(set).filter(({ delmaal }) => delmaal.direction === 'less')
    expect(less.map(({ delmaal }) => delmaal.code).join(' ')).toBe(
      '1B 1D 1E 1F1 1F2 2A 2B 2E 3A 3B 3C 6E 6F 7A 7B 8B',
    )
    const tenths = allLeaves(set).filter(({ delmaal }) => delmaal.unit.decimals === 1)
    expect(tenths.map(({ delmaal }) => delmaal.code).join(' ')).toBe('1C 2E 3A 3B 3C')
    const counts = allLeaves(set).filter(({ delmaal }) => delmaal.unit.kind === 'count')
    expect(counts.map(({ delmaal }) => `${delmaal.code} ${delmaal.unit.noun}`)).toEqual([
      '1A borgere',
      '1B udsættelser',
      '1D borgere',
      '1E unge',
      '1F1 borgere',
      '1F2 borgere',
      '4A borgere',
      '4B1 borgere',
      '4B2 borgere',
      '7A borgere',
      '7B børn',
    ])
  })
})

describe('when 1D is reported as 1.330 for 2015', () => {
  const after = documentFacts(set, { '1D': { 2015: 1330 } })

  it('pejlemærke 1 is 2,7 from 5 of 6, and says that it mixes years', () => {
    const one = pejlemaerkeStatus(set, 1, after)
    expect(one.score).toBeCloseTo(2.6863, 4)
    expect(one).toMatchObject({ display: '2,7', coverage: { text: '5 af 6 delmål' } })
    expect(one.notes).toEqual([
      'tal fra 2014 og 2015',
      '1E tæller ikke med: status mangler',
      'Et delmål uden status tæller ikke med i pejlemærkets tal (001, fodnote 1).',
    ])
    // A, B, C and F at 2014 and D at 2015, each expected at its own year; F's parts are one of five.
    expect(one.path?.expected).toBeCloseTo((4 * 1.25 + 2.5) / 5, 10)
  })

  it('the frozen status of 2014 stands, and that of 2015 has 1D alone', () => {
    expect(pejlemaerkeStatus(set, 1, after, { year: 2014 }).score).toBeCloseTo(2.3954, 4)
    const of2015 = pejlemaerkeStatus(set, 1, after, { year: 2015 })
    expect(of2015.score).toBeCloseTo(3.8497, 4)
    expect(of2015).toMatchObject({ coverage: { counted: 1, total: 6 }, published: null })
    expect(of2015.notes).toEqual([
      '1A, 1B, 1C, 1E, 1F1 og 1F2 tæller ikke med: status for 2015 mangler',
      'Et delmål uden status tæller ikke med i pejlemærkets tal (001, fodnote 1).',
    ])
  })
})

it.each([
  [3, '3A', [1, 1.1, 1.2]],
  [3, '3C', [2.5, 2.6, 2.7]],
  [7, '7A', [10597, 10598, 10599]],
  [7, '7B', [1742, 1743, 1744]],
])('pejlemærke %i: %s must come strictly below its own baseline', (number, code, figures) => {
  const scores = figures.map(
    (value) =>
      pejlemaerkeStatus(set, number, documentFacts(set, { [code]: { 2015: value } })).score,
  )
  expect(scores).toEqual([5, 0, -5])
})

it('pejlemærke 7 is expected to be at 2,0 by the end of 2014, counted from the end of 2012', () => {
  const moved = new Map(facts.baselines).set('7A', { value: 12000, year: 2012 })
  const { figures } = documentFacts(set, { '7A': { 2014: 11000 } })
  expect(pejlemaerkeStatus(set, 7, { baselines: moved, figures }).path?.expected).toBe(2)
})

it('an unknown pejlemærke is a RangeError', () => {
  expect(() => status(10)).toThrow(RangeError)
})
