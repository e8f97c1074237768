import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../../src/commands/index.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  house.setClock('2016-02-01 10:00')
  await house.say('dataejer-bolig', 'indberet 1D 1.330')
  house.setClock('2016-02-10 10:00')
  const owner = { personKey: 'dataejer-bolig', through: 'web' }
  await runCommand(house.pejl, owner, 'indberet 1D 1.400 for 2015', true)
  await house.say('controller', 'baseline 1A 870 for 2013')
  await house.say('controller', 'årsager 1 tilføj: Boligerne er blevet dyrere')
  await house.say('dataejer-bolig', 'udskyd 1E 1. april 2016 Registeret opdateres')
  house.setClock('2016-03-01 10:00')
})
afterAll(() => house.close())

const ask = (text: string) => house.say('leder-bolig', text)
const display = async (text: string) => ((await ask(text)).json as { display: string }).display

test('a status is as it was known at the end of a day in Copenhagen, and says so', async () => {
  const { card, json, ok } = await ask('status 1 pr. 1. februar 2016')
  expect(ok).toBe(true)
  expect(json).toMatchObject({ display: '2,7', asOf: '2016-02-01', coverage: { counted: 5 } })
  expect(card.text).toMatch(/^Som det så ud den 1\. februar 2016\.\s/)
  expect(await display('status 1 pr. 31. januar 2016')).toBe('2,4')
  expect(await display('status 1 pr. 10. februar 2016')).toBe(await display('status 1'))
  expect(await display('status 1')).not.toBe('2,7')
})

test.each([
  'status 1D pr 1/2 2016',
  'status 1D pr. 1/2-2016',
  'status 1D --pr 2016-02-01',
  'status 1D —pr 2016-02-01',
  'status pr. 1. februar 2016 1D',
  'status 1D pr 1. februar',
  'status 1D for 2015 pr. 1. februar 2016',
  'status 1D pr. den 1. februar 2016 for 2015',
  '1D status pr. 1. februar 2016',
])('%s', async (text) => {
  expect((await ask(text)).json).toMatchObject({ status: 1330, asOf: '2016-02-01' })
})

test('the other commands that show what has a history do so too', async () => {
  const then = async (command: string) => (await ask(`${command} pr. 5. februar 2016`)).card.text
  expect(await then('historik 1D')).toContain('1.330')
  expect(await then('historik 1D')).not.toContain('1.400')
  expect(await then('beregning 1A')).toContain('859')
  expect((await ask('beregning 1A')).card.text).toContain('870')
  const missing = await then('mangler 1E')
  expect(missing).toContain('1E for 2015: fristen var den 1. februar 2016')
  expect(missing).toContain('Dataejerne er dem, der er det i dag.')
  expect((await ask('status pr. 31. januar 2016')).card.text).toContain('har en bolig: 2,4')
})

test('its buttons lead to the same day', async () => {
  const { card } = await ask('status 1D pr. 1. februar 2016')
  expect(card.name === 'list' && card.data.actions.map(({ command }) => command)).toEqual([
    'status 1 pr. 1. februar 2016',
    'historik 1D pr. 1. februar 2016',
  ])
  const whole = (await ask('status 1 pr. 1. februar 2016')).card
  expect(whole.name === 'status' && whole.data.topic).toBe('1 pr. 1. februar 2016')
})

test('today is as it is at the moment', async () => {
  const { card, json } = await ask('status 1 pr. 1. marts 2016')
  expect(json).toMatchObject({ display: await display('status 1') })
  expect(card.text).toContain('Som det så ud den 1. marts 2016 kl.\u00a010.00.')
})

test('a day that has not come, or before anything was known, is refused with a way on', async () => {
  const ahead = await ask('status 1 pr. 2. marts 2016')
  expect(ahead.ok).toBe(false)
  expect(ahead.card.text).toBe(
    'Den 2. marts 2016 er ikke kommet endnu, så jeg ved ikke, hvad der er kendt til den tid.',
  )
  expect(ahead.json).toMatchObject({ suggestions: ['status 1 pr. 1. marts 2016'] })
  const before = await ask('status 1 pr. 3. januar 2016')
  expect(before.ok).toBe(false)
  expect(before.card.text).toBe(
    'Så langt tilbage kan jeg desværre ikke se. Det første, jeg kender til, er fra den 4. januar 2016.',
  )
  expect(before.json).toMatchObject({ suggestions: ['status 1 pr. 4. januar 2016'] })
})

test('a day that cannot be read is asked about, never guessed', async () => {
  expect((await ask('status 1 pr. 30. februar 2016')).json).toMatchObject({
    error: '30. februar 2016 findes ikke. Mener du den 29. februar 2016?',
    suggestions: ['status 1 pr. 29. februar 2016'],
  })
  expect((await ask('status 1 pr. marts 2016')).card.text).toBe(
    'Skriv også, hvilken dag i marts 2016.',
  )
  expect((await ask('status 1 pr. 2016')).card.text).toBe(
    'Jeg kan ikke læse dagen »2016«. Skriv fx »pr. 1. marts 2016«.',
  )
})

test('a reason that has »pr.« in it is a reason', async () => {
  const { card } = await house.say(
    'dataejer-bolig',
    'udskyd 1E 1. maj 2016 Opgøres pr. 1. april 2016',
  )
  expect(card.text).toContain('Tallet for 1E for 2015 forventes den 1. maj 2016')
})

test('a set that a controller made one to follow later was only shown until then', async () => {
  house.setClock('2016-03-05 10:00')
  const controller = { personKey: 'controller', through: 'web' }
  const { ok } = await runCommand(
    house.pejl,
    controller,
    'målsæt vedtag grundlag fra 1. marts 2016',
    true,
  )
  expect(ok).toBe(true)
  house.setClock('2016-03-07 10:00')
  expect((await ask('status 1')).ok).toBe(false)
  expect((await ask('status 1 pr. 4. marts 2016')).json).toMatchObject({ number: 1 })
  expect((await ask('status grundlag')).card.text).not.toContain('følges ikke op')
  expect((await ask('status grundlag pr. 5. marts 2016')).card.text).not.toContain('følges ikke op')
  expect((await ask('status grundlag pr. 4. marts 2016')).card.text).toContain('følges ikke op')
})
