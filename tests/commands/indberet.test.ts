import { afterAll, beforeAll, expect, test } from 'vitest'
import { refused, taken } from '../support/danish-figures.ts'
import { named } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const recorded = () => house.prisma.measurement.count({ where: { reportedBy: { not: null } } })

test.each(refused)(
  '»$typed« for $delmaal is answered with »$answer« and not recorded',
  async ({ typed, delmaal, answer }) => {
    const before = await recorded()
    const { card, ok } = await house.say('dataejer-bolig', `indberet ${delmaal} ${typed}`)
    expect(card.text).toContain(answer)
    expect(ok).toBe(false)
    expect(await recorded()).toBe(before)
  },
)

test('a delmål without a figure gets the form to fill in', async () => {
  const { card } = await house.say('dataejer-bolig', 'indberet 1E')
  expect(card.name).toBe('reminder')
  expect(card.text).toContain('Tallet for 1E for 2015')
})

test('without a figure the controller gets the fields of the figures that nobody owns', async () => {
  const { json } = await house.say('controller', 'indberet')
  expect(json).toEqual({ items: ['4B1:2015', '4B2:2015'].map(named) })
})

test.each([
  ['leder-bolig', 'Du har ingen tal at indberette.'],
  ['dataejer-bolig', 'Skriv fx »indberet 1D 1.330 for 2014« for at rette et ældre tal.'],
])('without a figure %s, of whom none is awaited, is told »%s«', async (person, told) => {
  house.setClock('2015-06-01 09:00')
  const { card, ok } = await house.say(person, 'indberet')
  house.setClock('2016-01-04 07:55')
  expect([ok, card.text]).toEqual([false, expect.stringContaining(told)])
})

test('the JSON has what was probably meant as it can be typed, and nothing when nothing was', async () => {
  const asked = await house.say('dataejer-kriminalitet', 'indberet 3B 8.5 for 2015')
  expect(asked.json).toMatchObject({ recorded: false, suggestion: '8,5' })
  const refused = await house.say('dataejer-kriminalitet', 'indberet 3B mange for 2015')
  expect(refused.json).toMatchObject({ recorded: false, suggestion: null })
})

test('somebody who may not is told who can, before anything is read', async () => {
  const { card, ok } = await house.say('leder-bolig', 'indberet 1D 1.330')
  expect(ok).toBe(false)
  expect(card.text).toBe(
    'Du kan desværre ikke indberette 1D. Det kan dataejer bolig eller en controller.',
  )
})

test.each([
  ['indberet 1Q 1.330', '1A'],
  ['indberet 1F 100', '1F1'],
])('»%s« gets suggestions, also %s', async (text, suggestion) => {
  const { json, ok } = await house.say('dataejer-bolig', text)
  expect(ok).toBe(false)
  expect(json).toMatchObject({
    suggestions: expect.arrayContaining([`indberet ${suggestion}`]),
  })
})

test.each([
  ['indberet 1D 5 for 2099', '1D følges til og med 2017'],
  ['indberet 1D 5 for 2017', 'Perioden 2017 er ikke slut endnu.'],
  ['indberet 1D 5 for 2013', 'Baseline for 1D er fra 2013'],
  ['indberet 1D 5 for sidste år', 'Jeg forstår ikke perioden »sidste år«.'],
])('»%s« is refused at once, and leaves nothing to fill in', async (text, why) => {
  const before = await house.prisma.draft.count()
  const { card, ok } = await house.say('dataejer-bolig', text)
  expect([ok, card.name]).toEqual([false, 'notice'])
  expect(card.text).toContain(why)
  expect(await house.prisma.draft.count()).toBe(before)
})

test('when several periods await a figure each has a button', async () => {
  house.setClock('2017-01-25 09:00')
  const { card, json } = await house.say('dataejer-skole', 'indberet 2E 10,2')
  expect(card.text).toBe('2E afventer tal for 2015 og 2016. Hvilken periode mener du?')
  expect(json).toMatchObject({
    suggestions: ['indberet 2E 10,2 for 2015', 'indberet 2E 10,2 for 2016'],
  })
})

test('every other figure of the table is taken as it is understood', async () => {
  house.setClock('2022-02-01 09:00')
  await house.say('controller', 'målsæt forlæng 2014-2017 til 2021')
  const next = { '1D': 2015, '1C': 2015 }
  for (const { typed, delmaal, answer } of taken) {
    const year = next[delmaal]++
    const { card, ok } = await house.say('controller', `indberet ${delmaal} ${typed} for ${year}`)
    expect([typed, ok]).toEqual([typed, true])
    expect(card.text).toContain(`Tak. ${delmaal} for ${year} er registreret som ${answer}.`)
  }
  expect(await recorded()).toBe(taken.length)
})

test('a figure that is there already is asked about before a command corrects it', async () => {
  const { card, ok } = await house.say('controller', 'indberet 1A 830 for 2014')
  expect([card.text, ok]).toEqual([expect.stringContaining('er allerede besvaret med 828'), false])
})

test('the English word does the same', async () => {
  const { card } = await house.say('controller', '/pejl report 1D 1.330 for 2021')
  expect(card.text).toContain('Tak. 1D for 2021 er registreret som 1.330.')
})
