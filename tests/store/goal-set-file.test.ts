import { describe, expect, it } from 'vitest'
import { allLeaves } from '../../src/domain/goal-set.ts'
import { BACKGROUND_KINDS } from '../../src/domain/sourced.ts'
import { parseGoalSet } from '../../src/store/seed/goal-set-file.ts'
import { pejlemaerker2014, seedText } from '../support/document-2014.ts'

const head = `
key: test
title: Test
fromYear: 2010
toYear: 2013
state: draft
missingFigure: exclude
units: { borgere: [borger] }
defaults:
  baselineYear: 2010
  targetYear: 2013
  cadence: { every: year, interval: 1, from: 2011, lagMonths: 1 }
  jump: { countPercent: 50, sharePoints: 10 }
pejlemaerker:
  - number: 1
    title: Et mål
    unit: "%"
    direction: more
    delmaal:
`.trimStart()
/** The line that the first delmål begins on. */
const FIRST = head.split('\n').length

const errorsOf = (text: string) => {
  const parsed = parseGoalSet(text, 'maal.yaml')
  return parsed.ok ? [] : parsed.errors
}
/** Delmål, one line each, under pejlemærke 1. */
const withDelmaal = (...lines: string[]) => head + lines.map((line) => `      - ${line}\n`).join('')
const leavesOf = (text: string) => {
  const parsed = parseGoalSet(text, 'maal.yaml')
  if (!parsed.ok) throw new Error(parsed.errors.join('\n'))
  return allLeaves(parsed.set).map(({ delmaal }) => delmaal)
}

describe('the seed of 2014', () => {
  const set = pejlemaerker2014()

  it('has nine pejlemærker and 36 figures to follow', () => {
    expect(set).toMatchObject({
      key: 'pejlemaerker-2014-2017',
      name: '2014-2017',
      title: 'Pejlemærker 2014–2017',
      missingFigure: 'exclude',
    })
    expect(set.pejlemaerker.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(allLeaves(set)).toHaveLength(36)
  })

  it('is followed up yearly from 2015, pejlemærke 7 two years later', () => {
    for (const { pejlemaerke, delmaal } of allLeaves(set)) {
      expect(delmaal.cadence).toEqual({
        every: 'year',
        interval: 1,
        from: '2015',
        lagMonths: pejlemaerke.number === 7 ? 25 : 1,
      })
      expect(delmaal.jump).toEqual({ countPercent: 50, sharePoints: 10 })
      expect(delmaal.targetYear).toBe(2017)
    }
  })

  it('has what the document tells beside the figures, each list as long as it is there', () => {
    const counts = set.pejlemaerker.map(({ background }) =>
      BACKGROUND_KINDS.map((kind) => background.filter((entry) => entry.kind === kind).length),
    )
    expect(counts).toEqual([
      [4, 6, 3, 0],
      [0, 7, 2, 1],
      [4, 5, 2, 1],
      [2, 6, 3, 0],
      [4, 2, 2, 0],
      [3, 11, 7, 1],
      [2, 4, 3, 1],
      [1, 7, 1, 0],
      [5, 11, 3, 1],
    ])
    expect(set.proposals).toHaveLength(15)
    expect(set.targetGroups).toHaveLength(4)
  })

  it('proposes 2A and 2B for retirement, and nothing else', () => {
    const proposed = allLeaves(set).filter(({ delmaal }) => delmaal.lifecycle.state !== 'active')
    expect(proposed.map(({ delmaal }) => [delmaal.code, delmaal.lifecycle.state])).toEqual([
      ['2A', 'proposed-for-retirement'],
      ['2B', 'proposed-for-retirement'],
    ])
  })

  it('has the published scores with why pejl’s differ', () => {
    const scored = set.pejlemaerker.flatMap(({ number, published }) =>
      published.filter(({ score }) => score !== null).map(({ score }) => [number, score]),
    )
    expect(scored).toEqual([
      [1, 1.6],
      [5, 0.2],
    ])
    for (const { published } of set.pejlemaerker) {
      expect(published.every((it) => (it.score === null) === (it.whyDifferent === ''))).toBe(true)
      expect(published.some((it) => it.whyDifferent.includes(';'))).toBe(false)
    }
    const [first] = set.pejlemaerker
    expect(first?.published[0]).toMatchObject({
      whyDifferent: 'dér er delmål uden status formentlig regnet som 0',
      whyMore: expect.stringMatching(/^med 0 for 1D og 1E, .* mulige$/),
    })
  })
})

describe('what a delmål does not say itself', () => {
  it('comes from the defaults, its pejlemærke or its parent, field by field', () => {
    const [leaf] = leavesOf(
      withDelmaal(
        '{ code: 1A, title: Del, cadence: { lagMonths: 3 }, jump: { sharePoints: 5 }, decimals: 1, parts: [{ code: 1A1, title: Led, target: 10, baseline: 6 }] }',
      ),
    )
    expect(leaf).toMatchObject({
      unit: { kind: 'share', noun: '%', decimals: 1 },
      direction: 'more',
      baseline: { value: 6, year: 2010, note: '' },
      ...{ n: null, measure: 'flow', history: [] },
      targetYear: 2013,
      cadence: { every: 'year', interval: 1, from: '2011', lagMonths: 3 },
      jump: { countPercent: 50, sharePoints: 5 },
      lifecycle: { state: 'active' },
    })
  })

  it('can be said: figures, weights, reasons, breaks and the date it was retired', () => {
    const [leaf] = leavesOf(
      withDelmaal(
        '{ code: 1A, title: Del, unit: borgere, target: 9, baseline: { value: 6, year: 2009, note: skøn }, published: { 2011: 7, 2010: { value: 6, preliminary: true } }, weight: 2, missingReason: fordi, horizon: snart, breaks: [{ year: 2011, text: ny }], lifecycle: { retired: 2012-06-01 } }',
      ),
    )
    expect(leaf).toMatchObject({
      unit: { kind: 'count', noun: 'borgere', inflections: ['borger'], decimals: 0 },
      baseline: { value: 6, year: 2009, note: 'skøn' },
      published: [
        { period: '2010', value: 6, preliminary: true, n: null },
        { period: '2011', value: 7, preliminary: false, n: null },
      ],
      weight: 2,
      missingReason: 'fordi',
      horizon: 'snart',
      breaks: [{ year: 2011, text: 'ny' }],
      lifecycle: { state: 'retired', from: '2012-06-01' },
    })
  })
})

describe('what chance is counted by', () => {
  it('is denominators: the usual one, and those of single figures', () => {
    const line =
      '{ code: 1A, title: Del, target: 60, n: 400, baseline: { value: 50, n: 398 }, published: { 2011: { value: 55, n: 412 }, 2012: 56 } }'
    expect(leavesOf(withDelmaal(line))[0]).toMatchObject({
      n: 400,
      baseline: { value: 50, n: 398 },
      published: [{ n: 412 }, { n: null }],
    })
  })

  it('is whether a count is of a period or of a day, said once for several', () => {
    const line =
      '{ code: 1A, title: Del, unit: borgere, measure: stock, parts: [{ code: 1A1, title: A, target: 9 }, { code: 1A2, title: B, target: 9, measure: flow }] }'
    expect(leavesOf(withDelmaal(line)).map(({ measure }) => measure)).toEqual(['stock', 'flow'])
  })

  it('is earlier figures, oldest first, the year before the baseline’s own halves too', () => {
    const line =
      '{ code: 1A, title: Del, target: 60, baseline: 50, history: { 2009: 48, 2008: 47, 2010-H2: 50 } }'
    expect(leavesOf(withDelmaal(line))[0]?.history).toEqual([
      { period: '2008', value: 47 },
      { period: '2009', value: 48 },
      { period: '2010-H2', value: 50 },
    ])
  })

  it('is marked in the seed of 2014: no denominators, and these are stocks', () => {
    const leaves = allLeaves(pejlemaerker2014()).map(({ delmaal }) => delmaal)
    const known = leaves.filter(({ n, baseline, published }) =>
      [n, baseline?.n, ...published.map((one) => one.n)].some((one) => one != null),
    )
    expect(known).toEqual([])
    expect(leaves.filter(({ measure }) => measure === 'stock').map(({ code }) => code)).toEqual([
      ...['1D', '1E', '1F1', '1F2', '4A', '4B1', '4B2', '7A', '7B'],
    ])
  })
})

describe('the name that people type before a code', () => {
  const line = '{ code: 1A, title: Del, target: 10 }'
  const nameOf = (text: string) => {
    const parsed = parseGoalSet(text, 'maal.yaml')
    return parsed.ok ? parsed.set.name : parsed.errors
  }
  const named = (name: string) => withDelmaal(line).replace('key: test', `key: test\nname: ${name}`)

  it('is the years, or what the file says', () => {
    expect(nameOf(withDelmaal(line))).toBe('2010-2013')
    expect(nameOf(named('udsatte'))).toBe('udsatte')
  })

  it('is one word', () => {
    expect(nameOf(named('de udsatte'))).toEqual([
      'maal.yaml, linje 2, name: Skal være ét ord uden / og :',
    ])
  })
})

it.each([
  ['1000', { kind: 'absolute', value: 1000 }],
  ['{ kind: at-least, value: 80 }', { kind: 'at-least', value: 80 }],
  ['{ kind: change, by: 4, published: 10 }', { kind: 'change', by: 4 }],
  ['{ kind: relative, percent: 10 }', { kind: 'relative', percent: 10 }],
  ['{ kind: from-to, from: 6, to: 10 }', { kind: 'from-to', from: 6, to: 10 }],
  ['year-on-year', { kind: 'year-on-year' }],
  ['{ kind: not-set, text: X % }', { kind: 'not-set', text: 'X %' }],
])('the target %s is read', (written, target) => {
  const line = `{ code: 1A, title: Del, unit: borgere, baseline: 6, target: ${written} }`
  expect(leavesOf(withDelmaal(line))[0]?.target).toEqual(target)
})

it.each([
  ['{ kind: at-most, value: 100 }', { kind: 'at-most', value: 100 }],
  ['{ kind: below, value: 100 }', { kind: 'below', value: 100 }],
])('the target %s is read where less is better', (written, target) => {
  const line = `{ code: 1A, title: Del, unit: borgere, direction: less, baseline: 120, target: ${written} }`
  expect(leavesOf(withDelmaal(line))[0]?.target).toEqual(target)
})

it('a bound that the baseline already meets is no contradiction', () => {
  const line = '{ code: 1A, title: Del, baseline: 90, target: { kind: at-least, value: 80 } }'
  expect(errorsOf(withDelmaal(line))).toEqual([])
})

describe('a mistake in a delmål is named by file, line and field', () => {
  const field = (path: string) => `maal.yaml, linje ${FIRST}, pejlemaerker[0].delmaal[0]${path}: `
  it.each([
    ['baseline: 6, target: mange', '.target', 'Skal være et tal'],
    ['baseline: 6, target: { kind: omtrent, value: 3 }', '.target.kind', 'Skal være et tal'],
    ['baseline: "6,5", target: 10', '.baseline.value', 'Skal være et tal, skrevet som 95.9'],
    ['baseline: 6', '.target', 'Feltet mangler'],
    ['target: 10, maal: 3', '', 'Ukendt nøgle: "maal"'],
    ['unit: huse, target: 10', '.unit', 'huse er hverken % eller en af filens units'],
    ['unit: borgere, decimals: 1, target: 10', '.decimals', 'Et antal har ingen decimaler'],
    [
      'direction: less, baseline: 6, target: 10',
      '.direction',
      'less passer ikke med målet og baseline 6. Ret direction eller tallene',
    ],
    ['target: { kind: at-most, value: 10 }', '.direction', 'more passer ikke med målet'],
    ['target: { kind: change, by: -4 }', '.direction', 'more passer ikke med målet'],
    ['baseline: 6, target: 10.5', '.target', '10.5 har mere end 0 decimaler'],
    ['baseline: 6, target: 110', '.target', '110 er over 100 %'],
    ['baseline: -6, target: 10', '.baseline', '-6 er negativt'],
    [
      'baseline: 6, target: { kind: change, by: 4, published: 11 }',
      '.target',
      'Regnet fra baseline er målet 10, men der står published: 11',
    ],
    ['baseline: 5, target: { kind: from-to, from: 6, to: 10 }', '.baseline', 'Skal være 6'],
    ['target: { kind: from-to, from: 6, to: 10 }', '.baseline', 'Skal være 6'],
    [
      'baseline: { value: 6, year: 2013 }, target: 10',
      '.baseline',
      'Er fra 2013, men målet gælder 2013. Ret baselinens year eller targetYear',
    ],
    ['baseline: 6, published: { 2010: 7 }, target: 10', '.published', '2010 ligger ikke efter'],
    ['published: { 2011: 7.5 }, target: 10', '.published', '7.5 har mere end 0 decimaler'],
    ['unit: borgere, target: 10, n: 400', '.n', 'n er en andels nævner; et antal har ingen'],
    ['target: 10, n: 0', '.n', ''],
    [
      'baseline: { value: 14, n: 10 }, target: 20',
      '.baseline',
      '14 kan ikke være en andel af 10. Ret tallet eller n',
    ],
    [
      'published: { 2011: { value: 14, n: 10 } }, target: 20',
      '.published',
      '14 kan ikke være en andel af 10',
    ],
    ['n: 400, parts: [{ code: 1A1, title: Led, target: 9 }]', '.n', 'Hører til delene'],
    [
      'baseline: 6, history: { 2011: 7 }, target: 10',
      '.history',
      '2011 er efter 2010. Kun tal fra før baseline hører til her',
    ],
    ['baseline: 6, history: { 2010: 7 }, target: 10', '.history', '2010 er baselinens år'],
    ['history: { 2010: 7 }, target: 10', '.history', '2010 er efter 2009'],
    ['baseline: 6, history: { 2009: 7.5 }, target: 10', '.history', '7.5 har mere end 0 decimaler'],
    ['history: { 2009: 7 }, parts: [{ code: 1A1, title: L, target: 9 }]', '.history', 'Hører til'],
    ['measure: bestand, target: 10', '.measure', ''],
    ['cadence: { from: 2011-H1 }, target: 10', '.cadence', 'from: 2011-H1 er ikke en periode'],
    ['cadence: { from: i år }, target: 10', '.cadence.from', 'Skal være en periode'],
    ['weight: 0, target: 10', '.weight', ''],
    ['target: 10, parts: [{ code: 1A1, title: Led, target: 9 }]', '.target', 'Hører til delene'],
    ['baseline: 1, parts: [{ code: 1A1, title: Led, target: 9 }]', '.baseline', 'Hører til delene'],
  ])('%s', (fields, path, message) => {
    const errors = errorsOf(withDelmaal(`{ code: 1A, title: Del, ${fields} }`))
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain(field(path) + message)
  })
})

describe('a mistake between delmål is named where it stands', () => {
  const at = (line: number, path: string) => `maal.yaml, linje ${line}, pejlemaerker[0].${path}: `

  it('when a code is used twice', () => {
    const line = '{ code: 1A, title: Del, target: 10 }'
    expect(errorsOf(withDelmaal(line, line))).toEqual([
      `${at(FIRST + 1, 'delmaal[1].code')}1A står mere end én gang. Ret eller slet den ene`,
    ])
  })

  it('when a code is not one of its pejlemærke’s or its parent’s', () => {
    const wrong = withDelmaal(
      '{ code: 2A, title: Del, target: 10 }',
      '{ code: 1B, title: Del, parts: [{ code: 1C1, title: Led, target: 10 }] }',
    )
    expect(errorsOf(wrong)).toEqual([
      expect.stringContaining(`${at(FIRST, 'delmaal[0].code')}2A skal begynde med 1`),
      expect.stringContaining(
        `${at(FIRST + 1, 'delmaal[1].parts[0].code')}1C1 skal begynde med 1B`,
      ),
    ])
  })

  it('when only some siblings have a weight', () => {
    const lines = [
      '{ code: 1A, title: A, target: 9, weight: 1 }',
      '{ code: 1B, title: B, target: 9 }',
    ]
    expect(errorsOf(withDelmaal(...lines))).toEqual([
      `${at(FIRST - 1, 'delmaal')}Enten har alle søskende en weight, eller også har ingen: skriv den ved 1B, eller fjern den ved de andre`,
    ])
  })

  it('when a pejlemærke has another’s number', () => {
    const twice = `${withDelmaal('{ code: 1A, title: A, target: 9 }')}  - { number: 1, title: B, unit: "%", direction: more, delmaal: [{ code: 1B, title: B, target: 9 }] }\n`
    expect(errorsOf(twice)).toEqual([
      `maal.yaml, linje ${FIRST + 1}, pejlemaerker[1].number: 1 står mere end én gang. Ret eller slet den ene`,
    ])
  })
})

it.each([
  [
    'an unknown principle',
    '{ name: hurtighed, title: H, text: x }',
    'principles[0].name: Der er kun fire principper: forebyggelse, ressourcer, samskabelse, kvalitet',
  ],
  [
    'a principle without words',
    '{ name: kvalitet, title: " ", text: x }',
    'principles[0].title: Feltet må ikke være tomt',
  ],
])('%s is refused with what there is', (_, principle, message) => {
  const text = withDelmaal('{ code: 1A, title: Del, target: 10 }')
  expect(errorsOf(`${text}principles: [${principle}]\n`)).toEqual([
    `maal.yaml, linje ${FIRST + 1}, ${message}`,
  ])
})

it('a goal set ends after it begins', () => {
  const text = withDelmaal('{ code: 1A, title: Del, target: 10 }').replace(
    'toYear: 2013',
    'toYear: 2009',
  )
  expect(errorsOf(text)).toEqual([
    'maal.yaml, linje 4, toYear: Er før 2010. Byt om på fromYear og toYear, eller ret det ene',
  ])
})

it('a budget proposal is mentioned by a code that the file has, and only once among its own', () => {
  const unknown = seedText.replace('- { code: Ø304 }', '- { code: Ø340 }')
  const line = unknown.slice(0, unknown.indexOf('Ø340')).split('\n').length
  expect(errorsOf(unknown)).toEqual([
    `maal.yaml, linje ${line}, pejlemaerker[0].proposals[0].code: Ø340 er ikke et af filens budgetforslag. Ret koden, eller skriv forslaget med navn under proposals øverst`,
  ])
  const twice = seedText.replace('  - code: Ø102', '  - code: Ø101')
  expect(errorsOf(twice)).toEqual([
    expect.stringContaining('proposals[1].code: Ø101 står mere end én gang'),
    expect.stringContaining('Ø102 er ikke et af filens budgetforslag'),
  ])
})

it('every mistake in the seed is told at once', () => {
  const broken = seedText
    .replace('baseline: 859', 'baseline: mange')
    .replace('published: 458', 'published: fire')
  const errors = parseGoalSet(broken, 'pejlemaerker-2014-2017.yaml')
  expect(errors).toEqual({
    ok: false,
    errors: [
      expect.stringMatching(/linje \d+, pejlemaerker\[0\]\.delmaal\[0\]\.baseline\.value: /),
      expect.stringMatching(/linje \d+, pejlemaerker\[0\]\.delmaal\[1\]\.target\.published: /),
    ],
  })
})

it('text that is not YAML is an error with its line', () => {
  expect(errorsOf('key: [1\n')[0]).toMatch(/^maal\.yaml, linje \d: /)
})
