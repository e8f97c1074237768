import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse('2016-02-01 09:00')
})
afterAll(() => house.close())

const baselineOf = async (code: string) =>
  (
    await house.prisma.baseline.findFirst({
      where: { delmaalId: { endsWith: `/${code}` } },
      orderBy: { revision: 'desc' },
    })
  )?.value.toNumber()

test('a baseline far from the one that stands is asked about, and taken after a yes', async () => {
  const { card, ok } = await house.say('controller', 'baseline 1E 9.225 for 2013')
  expect(ok).toBe(false)
  expect(card.text).toBe('Du har skrevet 9.225. Baseline var 225 (2013). Er 9.225 rigtigt?')
  expect(await baselineOf('1E')).toBe(225)
  const { actions } = card.data as { actions: { command: string }[] }
  await house.say('controller', actions[0]?.command ?? '')
  expect(await baselineOf('1E')).toBe(9225)
})

test('what was probably meant is a button that works, pressed or typed', async () => {
  const { card, json, ok } = await house.say('controller', 'baseline 1C 95.8 for 2013')
  expect(ok).toBe(false)
  expect(card.text).toContain('Mener du 95,8?')
  const { actions } = card.data as { actions: { title: string; command: string }[] }
  expect(actions.map(({ title }) => title)).toEqual(['Ja, 95,8'])
  const { suggestions } = json as { suggestions: string[] }
  expect(suggestions).toEqual(actions.map(({ command }) => command))
  const taken = 'Tak. Baseline for 1C er nu 95,8\u00a0% (2013).'
  const pressed = await house.press('controller', 'command', { command: suggestions[0] ?? '' })
  expect(pressed.card.text).toBe(taken)
  expect((await house.say('controller', suggestions[0] ?? '')).card.text).toBe(taken)
  const status = await house.say('controller', 'status 1C')
  expect(status.json).toMatchObject({ baseline: 95.8, baselineYear: 2013 })
})

test('a near one is taken at once, and a first one is not asked about', async () => {
  expect((await house.say('controller', 'baseline 1D 1.580 for 2013')).ok).toBe(true)
  expect((await house.say('controller', 'baseline 6A 40 for 2014')).ok).toBe(true)
})

test('a figure that is too old to be a baseline is refused', async () => {
  const { card, ok } = await house.say('controller', 'indberet 8A 50 for 1901')
  expect(ok).toBe(false)
  expect(card.text).toContain('Et tal for 1901 er for gammelt til at være baseline for 8A.')
})

test('an older figure than the first is put to the controller too', async () => {
  await house.say('controller', 'indberet 8B 30 for 2015')
  await house.say('controller', 'indberet 8B 32 for 2014')
  const asked = (await house.posts('person:controller')).map(({ text }) => text)
  expect(asked.filter((text) => text.startsWith('Første tal for 8B')).length).toBe(2)
})

test('a card that lists the same figure a thousand times shows it once', async () => {
  const items = Array.from({ length: 1000 }, () => '1D:2015@0').join(' ')
  const { card } = await house.press('dataejer-bolig', 'report', { items })
  expect((card.data as { fields: unknown[] }).fields.length).toBe(1)
})

test.each(['__proto__', 'constructor', 'toString'])('»%s« is no button', async (verb) => {
  const { card } = await house.press('dataejer-bolig', verb, {})
  expect(card.text).toContain('Den knap kender jeg ikke')
})

describe('a baseline that contradicts its target is refused as in a goal set’s file', () => {
  test.each([
    [
      'baseline 1D 1.000 for 2013',
      'Målet for 1D er 1.255, og et lavere tal er bedre, så baseline kan ikke være 1.000. Skriv en på mindst 1.255.',
    ],
    [
      'baseline 1C 98 for 2013',
      'Målet for 1C er 97,5\u00a0%, og et højere tal er bedre, så baseline kan ikke være 98,0\u00a0%. Skriv en på højst 97,5\u00a0%.',
    ],
    [
      'baseline 1A 1.100 for 2013 ja',
      'Målet for 1A er 1.000, og et højere tal er bedre, så baseline kan ikke være 1.100.',
    ],
    [
      'baseline 1B 70 for 2013',
      'Målet for 1B er 80 færre end baseline, så med en baseline på 70 bliver målet −10. Skriv en på mindst 80.',
    ],
  ])('»%s«', async (typed, why) => {
    house.setClock('2016-02-01 09:00')
    const before = await house.db.baseline.count()
    const { card, ok } = await house.say('controller', typed)
    expect([ok, card.text.slice(0, why.length)]).toEqual([false, why])
    expect(await house.db.baseline.count()).toBe(before)
  })

  test('also when it is from the target’s own year or later', async () => {
    house.setClock('2018-02-01 09:00')
    const before = await house.db.baseline.count()
    for (const year of [2017, 2018]) {
      const { card, ok } = await house.say('controller', `baseline 1D 1.500 for ${year} ja`)
      expect([ok, card.text]).toEqual([
        false,
        'Målet for 1D gælder 2017, så baseline kan ikke være fra ' +
          `${year}. Skriv et tal fra 2016 eller tidligere, fx »baseline 1D 1.500 for 2016«.`,
      ])
    }
    expect(await house.db.baseline.count()).toBe(before)
  })
})

test('one that would leave a counted figure behind is asked about, and taken after a yes', async () => {
  house.setClock('2016-02-01 09:00')
  const { card, ok } = await house.say('controller', 'baseline 1A 850 for 2014')
  expect([ok, card.text]).toEqual([
    false,
    '1A har tal for 2014, som ikke tæller med, når baseline er fra 2014. Er 2014 rigtigt?',
  ])
  const { actions } = card.data as { actions: { command: string }[] }
  expect((await house.say('controller', actions[0]?.command ?? '')).ok).toBe(true)
})

test('a share written as a fraction is asked about, with both meanings as buttons', async () => {
  const { card } = await house.say('controller', 'baseline 1C 0,9 for 2013')
  expect(card.text).toContain('Mener du 90 %?')
  const { actions } = card.data as { actions: { title: string; command: string }[] }
  expect(actions).toEqual([
    { title: 'Ja, 90', command: 'baseline 1C 90 for 2013' },
    { title: 'Nej, 0,9 er rigtigt', command: 'baseline 1C 0,9 for 2013 ja' },
  ])
})

test('a first figure of the target’s own year cannot be confirmed: the card says so', async () => {
  house.setClock('2018-02-01 09:00')
  await house.say('controller', 'indberet 6C 50 for 2017')
  await house.drain()
  const before = await house.db.baseline.count()
  const item = 'pejlemaerker-2014-2017/6C:2017'
  const answer = await house.press('controller', 'confirm-baseline', { item })
  expect(answer.card.data).toMatchObject({
    open: false,
    receipt: expect.stringContaining('gælder 2017, så baseline kan ikke være fra 2017.'),
  })
  expect(await house.db.baseline.count()).toBe(before)
})
