import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const ask = (text: string) => house.say('leder-bolig', text)

test('the JSON of a pejlemærke has the names and figures that others build on', async () => {
  const { json, ok } = await ask('status 1')
  expect(ok).toBe(true)
  expect(json).toMatchObject({
    goalSet: 'pejlemaerker-2014-2017',
    number: 1,
    title: 'Flere udsatte københavnere har en bolig',
    score: expect.closeTo(2.3954, 3),
    display: '2,4',
    label: null,
    published: 1.6,
    coverage: { counted: 4, total: 6 },
    expectedByNow: 1.25,
    notes: [
      '1D og 1E tæller ikke med: status mangler',
      'Et delmål uden status tæller ikke med i pejlemærkets tal (001, fodnote 1).',
    ],
  })
  const { delmaal } = json as { delmaal: { code: string; parts: { code: string }[] }[] }
  expect(delmaal.map(({ code }) => code)).toEqual(['1A', '1B', '1C', '1D', '1E', '1F'])
  expect(delmaal[0]).toMatchObject({
    title: '1.000 udsatte københavnere får anvist en bolig i 2017',
    unit: 'borgere',
    baseline: 859,
    baselineYear: 2013,
    status: 828,
    statusPeriod: '2014',
    target: 1000,
    targetYear: 2017,
    score: expect.closeTo(-1.0993, 4),
    counted: true,
    why: '',
    parts: [],
  })
  expect(delmaal[3]).toMatchObject({ status: null, score: null, why: 'status mangler' })
  expect(delmaal[5]?.parts.map(({ code }) => code)).toEqual(['1F1', '1F2'])
})

test('the JSON of pejlemærke 5 tells of the weights that are not known', async () => {
  const { json } = await ask('status 5')
  expect(json).toMatchObject({
    score: expect.closeTo(-1, 9),
    display: '−1,0',
    published: 0.2,
    coverage: { counted: 1, total: 1 },
    notes: expect.arrayContaining(['befolkningsvægte mangler, regnet med lige vægte']),
  })
})

test.each([2, 3, 4, 7, 9])('pejlemærke %d has a label and no score', async (number) => {
  const { json } = await ask(`status ${number}`)
  const label = '0 (kun baseline-målinger)'
  expect(json).toMatchObject({ score: null, label, display: label })
})

test.each([6, 8])('pejlemærke %d has a dash and no score', async (number) => {
  expect((await ask(`status ${number}`)).json).toMatchObject({ score: null, label: '–' })
})

test('the text has score, datagrundlag, plan and what was published, and why they differ', async () => {
  const { card } = await ask('status 1')
  expect(card.text).toContain('har en bolig: 2,4 på skalaen fra −5 til 5.')
  expect(card.text).toContain('Datagrundlag: 4 af 6 delmål.')
  expect(card.text).toContain('foran planen')
  expect(card.text).toContain(
    'Offentliggjort for 2014: 1,6; dér er delmål uden status formentlig regnet som 0.\n',
  )
  expect((await ask('status 5')).card.text).not.toContain('25,7')
})

test('the parts of a delmål are set in below it', async () => {
  const { card } = await ask('status 1')
  expect(card.text).toMatch(/\n {2}1F · .*\n {4}1F1 · .*\n {4}1F2 · /)
})

test('a share has its »%« wherever it stands', async () => {
  expect((await ask('status 1C')).card.text).toContain(
    'Baseline 95,9\u00a0% (2013), status 97,1\u00a0% (2014), mål 97,5\u00a0% (2017)',
  )
})

test('without a number all nine stand in a row', async () => {
  const { json, card } = await ask('status')
  expect((json as { pejlemaerker: unknown[] }).pejlemaerker).toHaveLength(9)
  expect(card.text).toContain(
    '1. Flere udsatte københavnere har en bolig: 2,4\n  Datagrundlag: 4 af 6 delmål · foran planen',
  )
})

test('a year without figures gets the years that have some', async () => {
  const { json, card, ok } = await ask('status 1 for 1999')
  expect(ok).toBe(false)
  expect(card.text).toBe('Der er ingen tal for 1999. Der er tal for 2014.')
  expect(json).toMatchObject({ suggestions: ['status 1 for 2014'] })
  expect((await ask('status for 1999')).json).toMatchObject({ suggestions: ['status for 2014'] })
})

test('why a delmål does not count is said once', async () => {
  expect((await ask('status 7A')).card.text.split('æller ikke med')).toHaveLength(2)
})

test('a year is that year alone, and says so', async () => {
  await house.say('dataejer-bolig', 'indberet 1D 1.330')
  expect((await ask('status 1')).json).toMatchObject({ display: '2,7', coverage: { counted: 5 } })
  const { json, card } = await ask('status 1 for 2014')
  expect(json).toMatchObject({ display: '2,4', coverage: { counted: 4 } })
  expect(card.text).toContain('har en bolig (kun tal for 2014): 2,4')
  expect((await ask('status for 2014')).card.text).toContain('2014–2017 (kun tal for 2014)')
  expect((await ask('status 1D for 2015')).json).toMatchObject({ status: 1330 })
  expect((await ask('status 1D for 2014')).json).toMatchObject({ status: null })
})

test('a delmål alone says how it stands to the plan, and that it is på målet, as its pejlemærke does', async () => {
  const { card } = await ask('status 1A')
  expect(card.text).toContain(
    'Efter planen skulle tallet være 1,3 for tal fra 2014; 1A er bagefter planen.',
  )
  expect(card.text).not.toContain('På målet')
  const { card: reached } = await ask('status 1F2')
  expect(reached.text).toContain('På målet. Efter planen skulle tallet være 1,3 for tal fra 2014')
  const { card: parts } = await ask('status 1F')
  expect(parts.text).toContain('1F1 følger planen.')
  expect(parts.text).toContain('1F2 er foran planen.')
  const { card: missing } = await ask('status 1E')
  expect(missing.text).not.toContain('Efter planen')
})
