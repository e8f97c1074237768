import { describe, expect, it } from 'vitest'
import { pejlemaerkeStatus } from '../../src/domain/barometer/pejlemaerke.ts'
import { delmaalIn, type StatusOptions } from '../../src/domain/barometer/status.ts'
import type { Delmaal, Facts, Pejlemaerke } from '../../src/domain/goal-set.ts'
import { goalSetOf, oneDelmaal } from '../support/one-delmaal.ts'

/** A share that should grow from 0 in 2013 to 50 in 2017: ten percent is one point. */
const share = (code: string, differs: Partial<Delmaal> = {}) =>
  oneDelmaal({
    code,
    unit: { kind: 'share', noun: '%', inflections: [], decimals: 0 },
    direction: 'more',
    target: { kind: 'absolute', value: 50 },
    baseline: null,
    ...differs,
  })

type Reported = Record<
  string,
  { baseline?: [year: number, value: number]; [period: string]: unknown }
>

/** { '1A': { baseline: [2013, 0], 2014: 20 } } */
function factsOf(reported: Reported): Facts {
  const baselines = new Map<string, { year: number; value: number }>()
  const figures = new Map<string, { period: string; value: number; revision: number }[]>()
  for (const [code, { baseline, ...values }] of Object.entries(reported)) {
    if (baseline) baselines.set(code, { year: baseline[0], value: baseline[1] })
    figures.set(
      code,
      Object.entries(values).map(([period, value]) => ({
        period,
        value: Number(value),
        revision: 1,
      })),
    )
  }
  return { baselines, figures }
}

function statusOf(
  delmaal: readonly Delmaal[],
  reported: Reported,
  options: StatusOptions = {},
  differs: Partial<Pejlemaerke> = {},
) {
  const set = goalSetOf(delmaal)
  const pejlemaerker = set.pejlemaerker.map((one) => ({ ...one, ...differs }))
  return pejlemaerkeStatus({ ...set, pejlemaerker }, 1, factsOf(reported), options)
}

const start: [number, number] = [2013, 0]

describe('a delmål that does not count', () => {
  it.each([
    ['baseline', share('1A'), { 2014: 20 }, 'baseline mangler'],
    ['status', share('1A'), { baseline: start }, 'status mangler'],
    [
      'a target',
      share('1A', { target: { kind: 'not-set', text: 'X %' } }),
      { baseline: start, 2014: 20 },
      'mål mangler',
    ],
    [
      'all three',
      share('1A', { target: { kind: 'not-set', text: '–' } }),
      {},
      'baseline, status og mål mangler',
    ],
    [
      'a baseline to count a relative target from',
      share('1A', { target: { kind: 'relative', percent: 10 } }),
      { 2014: 20 },
      'baseline mangler',
    ],
    [
      'status, with the reason and horizon the seed gives',
      share('1A', { missingReason: 'undersøgelsen er ny', horizon: 'ventes i 2016' }),
      { baseline: start },
      'status mangler (undersøgelsen er ny; ventes i 2016)',
    ],
  ])('says so when it lacks %s', (_, delmaal, known, why) => {
    const status = statusOf([delmaal], { '1A': known })
    expect(status.delmaal[0]).toMatchObject({ counted: false, score: null, why })
    expect(status.notes).toContain(`1A tæller ikke med: ${why}`)
  })

  it('leaves the others as they are', () => {
    const status = statusOf([share('1A'), share('1B')], { '1A': { baseline: start, 2014: 20 } })
    expect(status).toMatchObject({ score: 2, coverage: { text: '1 af 2 delmål' } })
  })
})

describe('the label instead of a score', () => {
  const withoutTarget = share('1B', { target: { kind: 'not-set', text: '–' } })
  it('is a dash when no delmål has a baseline', () => {
    expect(statusOf([share('1A')], {}).label).toBe('–')
  })

  it('says why where there are figures that cannot be scored, never "kun baseline"', () => {
    const known = { '1A': { 2014: 20 }, '1C': { baseline: start } }
    expect(statusOf([share('1A')], known).label).toBe('– (baseline mangler)')
    expect(statusOf([share('1A'), share('1C')], known).label).toBe('– (baseline mangler)')
    const yearly = share('1D', { direction: 'less', target: { kind: 'year-on-year' } })
    const gap = { ...known, '1D': { baseline: start, 2015: 9 } }
    expect(statusOf([yearly], gap).label).toBe('– (tallet for 2014 mangler)')
    expect(statusOf([share('1A'), yearly], gap).label).toBe('– (tallene kan ikke regnes endnu)')
  })

  it('says of a frozen year that it has no figures when earlier years have, and never looks ahead', () => {
    const known = { '1A': { baseline: start, 2014: 20, 2016: 30 } }
    const label = (year: number) => statusOf([share('1A')], known, { year }).label
    expect(label(2015)).toBe('– (ingen tal for 2015)')
    expect(label(2013)).toBe('0 (kun baseline-målinger)')
  })

  it('tells of baselines only when some delmål has one', () => {
    const status = statusOf([share('1A'), share('1C')], { '1C': { baseline: start } })
    expect(status).toMatchObject({
      score: null,
      label: '0 (kun baseline-målinger)',
      display: '0 (kun baseline-målinger)',
    })
  })

  it('tells of a missing target when there is a status', () => {
    const known = { '1B': { baseline: start, 2014: 20 } }
    expect(statusOf([withoutTarget], { '1B': { 2014: 20 } }).label).toBe('– (mål mangler)')
    expect(statusOf([withoutTarget], known).label).toBe('– (mål mangler)')
    expect(statusOf([withoutTarget], { '1B': { baseline: start } }).label).toBe(
      '0 (kun baseline-målinger)',
    )
  })
})

describe('which status counts', () => {
  it('is that of the highest period, in whatever order figures are known', () => {
    const delmaal = share('1A')
    const facts = (periods: string[]): Facts => ({
      baselines: new Map([['1A', { year: 2013, value: 0 }]]),
      figures: new Map([
        [
          '1A',
          periods.map((period) => ({ period, value: period === '2015' ? 30 : 20, revision: 1 })),
        ],
      ]),
    })
    for (const periods of [
      ['2014', '2015'],
      ['2015', '2014'],
    ]) {
      const status = pejlemaerkeStatus(goalSetOf([delmaal]), 1, facts(periods))
      expect(status.delmaal[0]?.status).toMatchObject({ period: '2015', value: 30 })
    }
  })

  it('may be a part of a year, expected at its own end', () => {
    const status = statusOf([share('1A')], { '1A': { baseline: start, 2014: 10, '2015-H1': 15 } })
    expect(status.score).toBe(1.5)
    expect(status.path?.expected).toBe(1.875)
  })

  it('is never the figure that became the baseline, nor an older one', () => {
    const status = statusOf([share('1A')], { '1A': { baseline: [2015, 10], 2014: 5, 2015: 10 } })
    expect(status).toMatchObject({ score: null, label: '0 (kun baseline-målinger)' })
    expect(status.delmaal[0]?.status).toBeNull()
  })

  it('is of the frozen year alone, with the baselines known by then', () => {
    const reported: Reported = {
      '1A': { baseline: start, 2014: 20, 2015: 30 },
      '1B': { baseline: [2015, 1] },
    }
    const of2014 = statusOf([share('1A'), share('1B')], reported, { year: 2014 })
    expect(of2014.score).toBe(2)
    expect(of2014.delmaal[1]).toMatchObject({
      baseline: null,
      why: 'baseline og status for 2014 mangler',
    })
    expect(statusOf([share('1A')], reported, { year: 2016 }).score).toBeNull()
  })
})

describe('year on year', () => {
  const delmaal = share('1A', { direction: 'less', target: { kind: 'year-on-year' } })

  it('compares with the year before, not with the baseline', () => {
    const status = statusOf([delmaal], { '1A': { baseline: [2013, 30], 2014: 20, 2015: 25 } })
    expect(status.score).toBe(-5)
    expect(status.delmaal[0]).toMatchObject({ threshold: true, path: null, target: null })
    expect(status.delmaal[0]?.trace.map(({ text }) => text)).toEqual([
      'Tærskel: sammenlignet med 20\u00a0% for 2014',
      '25\u00a0% opfylder ikke målet: −5',
    ])
  })

  it('compares with the baseline when that is the year before', () => {
    const status = statusOf([delmaal], { '1A': { baseline: [2014, 30], 2015: 25 } })
    expect(status).toMatchObject({ score: 5, display: '5,0', reached: true })
  })

  it('compares a half-year with the same half of the year before', () => {
    const known = { baseline: [2013, 9] as [number, number], '2014-H1': 20, '2014-H2': 40 }
    expect(statusOf([delmaal], { '1A': { ...known, '2015-H1': 30 } }).score).toBe(-5)
  })

  it('never goes two years back', () => {
    const status = statusOf([delmaal], { '1A': { baseline: [2013, 30], 2015: 25 } })
    expect(status.delmaal[0]).toMatchObject({ counted: false, why: 'tallet for 2014 mangler' })
  })
})

describe('a threshold', () => {
  it('counts in the score but not in what is expected by now', () => {
    const bound = share('1A', { direction: 'less', target: { kind: 'below', value: 20 } })
    const known = { '1A': { baseline: [2013, 20], 2014: 19 } } as Reported
    const alone = statusOf([bound], known)
    expect(alone).toMatchObject({ score: 5, reached: true, path: null, pace: null })
    expect(alone.delmaal[0]?.trace.map(({ text }) => text)).toEqual([
      'Tærskel: der er ingen afstand fra baseline 20\u00a0% til målet under 20\u00a0%',
      '19\u00a0% opfylder målet: 5',
    ])
    const both = statusOf([bound, share('1B')], { ...known, '1B': { baseline: start, 2014: 10 } })
    expect(both).toMatchObject({
      ...{ score: 3, thresholds: { holding: 1, total: 1 } },
      // 1B is where the plan has it; what 1A gives is no part of that.
      path: { score: 1, expected: 1.25, codes: ['1B'], periods: ['2014'] },
      pace: 'følger planen',
    })
  })
})

describe('på målet', () => {
  const at = (code: string) => ({ [code]: { baseline: start, 2014: 60 } })

  it('is said of a pejlemærke only when every delmål counts and is', () => {
    const one = statusOf([share('1A'), share('1B')], at('1A'))
    expect(one).toMatchObject({ score: 5, display: '5,0', reached: false })
    expect(one.reachedText).toBe('på målet for de delmål, der tæller (1 af 2)')
    const both = statusOf([share('1A'), share('1B')], { ...at('1A'), ...at('1B') })
    expect(both).toMatchObject({ reached: true, reachedText: 'på målet' })
  })

  it('is said of a delmål with parts only when every part counts and is', () => {
    const parent = share('1A', { parts: [share('1A1'), share('1A2')] })
    const partly = statusOf([parent], at('1A1'))
    expect(partly).toMatchObject({ display: '5,0', reached: false })
    expect(partly.delmaal[0]).toMatchObject({
      reached: false,
      reachedText: 'på målet for de dele, der tæller (1 af 2)',
    })
    expect(statusOf([parent], { ...at('1A1'), ...at('1A2') }).reached).toBe(true)
  })

  it.each([
    ['at-least', 'more', 80, true],
    ['at-least', 'more', 79, false],
    ['at-most', 'less', 80, true],
    ['at-most', 'less', 81, false],
    ['below', 'less', 79, true],
    ['below', 'less', 80, false],
  ] as const)('a bound (%s, %s) is judged without a baseline: %d → %s', (kind, way, value, met) => {
    const bound = share('1A', { direction: way, target: { kind, value: 80 } })
    const { delmaal, reached } = statusOf([bound], { '1A': { 2014: value } })
    expect(delmaal[0]).toMatchObject({ counted: false, score: null, reached: met })
    expect(reached).toBe(false)
  })
})

it('a bound that is met without a baseline does not make its pejlemærke be på målet', () => {
  const bound = share('1B', { target: { kind: 'at-least', value: 80 } })
  const status = statusOf([share('1A'), bound], {
    '1A': { baseline: start, 2014: 60 },
    '1B': { 2014: 90 },
  })
  expect(status.delmaal.map(({ reached }) => reached)).toEqual([true, true])
  expect(status).toMatchObject({
    reached: false,
    reachedText: 'på målet for de delmål, der tæller (1 af 2)',
  })
})

it('the plan is weighed as the score is', () => {
  const weighed = [share('1A', { weight: 3 }), share('1B', { weight: 1 })]
  const status = statusOf(weighed, {
    '1A': { baseline: start, 2014: 20 },
    '1B': { baseline: start, 2016: 20 },
  })
  expect(status.path).toMatchObject({ score: 2, expected: (3 * 1.25 + 3.75) / 4 })
})

it('the plan is rolled up as the score is: a delmål with parts is one among its siblings', () => {
  const parent = share('1A', { parts: [share('1A1'), share('1A2')] })
  const status = statusOf([parent, share('1B')], {
    '1A1': { baseline: start, 2014: 20 },
    '1A2': { baseline: start, 2014: 20 },
    '1B': { baseline: start, 2016: 20 },
  })
  // (1,25 + 3,75) / 2, not (1,25 + 1,25 + 3,75) / 3.
  expect(status.path).toMatchObject({ expected: 2.5, periods: ['2014', '2016'] })
})

describe('parts', () => {
  const parent = (differs: Partial<Delmaal> = {}, weights: (number | null)[] = [null, null]) =>
    share('1A', {
      ...differs,
      parts: [
        share('1A1', { weight: weights[0] ?? null }),
        share('1A2', { weight: weights[1] ?? null }),
      ],
    })

  it('make up their delmål, and it their pejlemærke, each level by itself', () => {
    const status = statusOf([parent(), share('1B')], {
      '1A1': { baseline: start, 2014: 10 },
      '1A2': { baseline: start, 2014: 30 },
      '1B': { baseline: start, 2014: 50 },
    })
    expect(status.delmaal[0]?.score).toBe(2)
    expect(status.score).toBe(3.5)
  })

  it('have all to reach their targets before their delmål has', () => {
    const known = (second: number) => ({
      '1A1': { baseline: start, 2014: 50 },
      '1A2': { baseline: start, 2014: second },
    })
    expect(statusOf([parent()], known(49)).delmaal[0]?.reached).toBe(false)
    expect(statusOf([parent()], known(50)).delmaal[0]?.reached).toBe(true)
  })

  it('that do not all count are named in the datagrundlag', () => {
    const status = statusOf([parent(), share('1B')], { '1A1': { baseline: start, 2014: 10 } })
    expect(status.coverage).toEqual({ counted: 1, total: 2, text: '1 af 2 delmål, A (1 af 2)' })
    expect(status.notes).toContain('1A2 og 1B tæller ikke med: baseline og status mangler')
  })

  it('that lack different things leave their delmål out without one reason', () => {
    const status = statusOf([parent()], { '1A1': { baseline: start } })
    expect(status.delmaal[0]).toMatchObject({ counted: false, why: 'ingen af delene tæller med' })
  })

  it('weigh as the document says, among those that count', () => {
    const weighted = parent({ weighting: 'population' }, [3, 1])
    const first = { '1A1': { baseline: start, 2014: 10 } }
    const both = statusOf([weighted], { ...first, '1A2': { baseline: start, 2014: 50 } })
    expect(both).toMatchObject({ score: 2, notes: [] })
    expect(both.delmaal[0]?.trace).toEqual([{ text: '(3 · 1 + 1 · 5) / (3 + 1) = 2' }])
    expect(statusOf([weighted], first).score).toBe(1)
  })

  it('weigh the same while their weights are unknown, and the number says so', () => {
    const known = {
      '1A1': { baseline: start, 2014: 10 },
      '1A2': { baseline: start, 2014: 50 },
    }
    const status = statusOf([parent({ weighting: 'population' })], known)
    expect(status).toMatchObject({
      score: 3,
      notes: ['befolkningsvægte mangler, regnet med lige vægte'],
    })
    expect(statusOf([parent({ weighting: 'population' })], {}).notes).toEqual([
      '1A1 og 1A2 tæller ikke med: baseline og status mangler',
    ])
  })
})

it('a pejlemærke can weigh its delmål too', () => {
  const known = { '1A': { baseline: start, 2014: 10 }, '1B': { baseline: start, 2014: 50 } }
  const weighing = { weighting: 'population' as const }
  const weighted = [share('1A', { weight: 3 }), share('1B', { weight: 1 })]
  expect(statusOf(weighted, known, {}, weighing)).toMatchObject({ score: 2, notes: [] })
  expect(statusOf([share('1A'), share('1B')], known, {}, weighing)).toMatchObject({
    score: 3,
    notes: ['befolkningsvægte mangler, regnet med lige vægte'],
  })
})

describe('a missing figure taken for the baseline', () => {
  const asBaseline = { missingFigure: 'as-baseline' } as const
  const measured = { '1A': { baseline: start, 2014: 20 } }

  it('is 0 where there is a baseline, and left out where there is none', () => {
    const three = [share('1A'), share('1B'), share('1C')]
    const status = statusOf(three, { ...measured, '1B': { baseline: start } }, asBaseline)
    expect(status).toMatchObject({
      score: 1,
      coverage: { counted: 2, total: 3, text: '2 af 3 delmål, heraf 1 regnet som 0' },
      path: { expected: 1.25, codes: ['1A'] },
    })
    expect(status.delmaal[1]).toMatchObject({ counted: true, score: 0, why: '', reached: false })
  })

  it('is 0 for a part too', () => {
    const parent = share('1B', { parts: [share('1B1'), share('1B2')] })
    const known = { '1B1': { baseline: start, 2014: 20 }, '1B2': { baseline: start } }
    expect(statusOf([parent], known).score).toBe(2)
    expect(statusOf([parent], known, asBaseline).score).toBe(1)
  })

  it('makes no score where no delmål has a figure of its own', () => {
    const status = statusOf([share('1A')], { '1A': { baseline: start } }, asBaseline)
    expect(status).toMatchObject({
      score: null,
      label: '0 (kun baseline-målinger)',
      coverage: { counted: 0, total: 1 },
    })
  })
})

describe('a delmål on its way out', () => {
  const known = { '1A': { baseline: start, 2014: 20 }, '1B': { baseline: start, 2014: 40 } }
  const retired = share('1B', { lifecycle: { state: 'retired', from: '2016-01-01' } })

  it('counts while it is only proposed', () => {
    const proposed = share('1B', { lifecycle: { state: 'proposed-for-retirement' } })
    expect(statusOf([share('1A'), proposed], known)).toMatchObject({
      score: 3,
      coverage: { counted: 2, total: 2 },
      notes: ['1B er foreslået at udgå, men regnes stadig med blandt delmålene'],
    })
  })

  it('is out of score and total from its date, with its figures kept', () => {
    const status = statusOf([share('1A'), retired], known, { on: '2016-01-01' })
    expect(status).toMatchObject({
      score: 2,
      coverage: { counted: 1, total: 1 },
      notes: ['1B er udgået den 1. januar 2016'],
    })
    expect(status.delmaal[1]).toMatchObject({ counted: false, status: { value: 40 } })
    expect(statusOf([share('1A'), retired], known).score).toBe(2)
  })

  it('counts until then, and in the frozen years before', () => {
    expect(statusOf([share('1A'), retired], known, { on: '2015-12-31' }).score).toBe(3)
    expect(statusOf([share('1A'), retired], known, { on: '2017-05-01', year: 2014 }).score).toBe(3)
  })

  it('takes its parts along', () => {
    const parent = share('1B', { ...retired, parts: [share('1B1')] })
    const facts = { ...known, '1B1': { baseline: start, 2014: 40 } }
    const status = statusOf([share('1A'), parent], facts, { on: '2016-01-01' })
    expect(status).toMatchObject({ score: 2, coverage: { total: 1, text: '1 af 1 delmål' } })
    expect(status.notes).toEqual(['1B er udgået den 1. januar 2016'])
  })

  it('leaves a part that went out before it out from the part’s own date', () => {
    const gone = share('1B1', { lifecycle: { state: 'retired', from: '2014-06-01' } })
    const parent = share('1B', { ...retired, parts: [gone] })
    const facts = { ...known, '1B1': { baseline: start, 2014: 40 } }
    const status = statusOf([share('1A'), parent], facts, { on: '2015-01-01' })
    expect(status).toMatchObject({ score: 2, coverage: { total: 1, text: '1 af 1 delmål' } })
  })
})

describe('a break in definition', () => {
  const breaks = [{ year: 2014, text: 'ny afgrænsning', source: '001' }]
  const known = { '1A': { baseline: start, 2014: 20 } }

  it('is said where figures from both sides are compared', () => {
    const across = [
      'brud i opgørelsen fra 2014: ny afgrænsning; 1A er her sammenlignet hen over bruddet',
    ]
    expect(statusOf([share('1A', { breaks })], known).notes).toEqual(across)
    expect(statusOf([share('1A')], known, {}, { breaks }).notes).toEqual(across)
  })

  it('is only named where both figures are on one side', () => {
    const after = { '1A': { baseline: [2014, 0], 2015: 20 } } as Reported
    expect(statusOf([share('1A', { breaks })], after).notes).toEqual([
      'brud i opgørelsen fra 2014: ny afgrænsning',
    ])
    const later = [{ year: 2016, text: 'ny afgrænsning', source: '001' }]
    expect(statusOf([share('1A', { breaks: later })], known).notes).toEqual([
      'brud i opgørelsen fra 2016: ny afgrænsning',
    ])
  })
})

describe('what is shown', () => {
  it('is at most 4,9 while a target is not reached', () => {
    const fine = share('1A', { target: { kind: 'absolute', value: 1000 }, unit: oneDelmaal().unit })
    const almost = statusOf([fine], { '1A': { baseline: start, 2014: 999 } })
    expect(almost).toMatchObject({ display: '4,9', reached: false })
    const there = statusOf([fine], { '1A': { baseline: start, 2014: 1000 } })
    expect(there).toMatchObject({ display: '5,0', reached: true })
  })

  it('is 0,0 and not −0,0 just below the baseline', () => {
    const fine = share('1A', { target: { kind: 'absolute', value: 1100 }, unit: oneDelmaal().unit })
    const status = statusOf([fine], { '1A': { baseline: [2013, 100], 2014: 92 } })
    expect(status.score).toBeCloseTo(-0.04, 10)
    expect(status.display).toBe('0,0')
  })
})

describe('the published status', () => {
  const row = (year: number, score: number) => ({
    year,
    score,
    label: '',
    whyDifferent: '',
    whyMore: '',
  })
  const published = [row(2015, 2), row(2016, 3), row(2014, 1)]
  const of = (options: StatusOptions) =>
    statusOf([share('1A')], {}, options, { published }).published

  it('is the newest beside a living score, and the own year’s beside a frozen one', () => {
    expect(of({})?.year).toBe(2016)
    expect(of({ year: 2014 })?.year).toBe(2014)
    expect(of({ year: 2013 })).toBeNull()
  })
})

it('pace takes the band it is given', () => {
  const known = { '1A': { baseline: start, 2014: 20 } }
  expect(statusOf([share('1A')], known).pace).toBe('foran planen')
  expect(statusOf([share('1A')], known, { paceBand: 1 }).pace).toBe('følger planen')
})

it('a delmål is found in its pejlemærke’s status, also a part', () => {
  const status = statusOf([share('1A'), share('1B', { parts: [share('1B1')] })], {})
  expect(delmaalIn(status, '1B1')).toBe(status.delmaal[1]?.parts[0])
  expect(delmaalIn(status, '1A')).toBe(status.delmaal[0])
  expect(() => delmaalIn(status, '1X')).toThrow(RangeError)
})
