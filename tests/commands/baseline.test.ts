import { afterAll, beforeAll, expect, test } from 'vitest'
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
