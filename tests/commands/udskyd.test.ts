import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('a figure that is not there is postponed with a day and a reason', async () => {
  const { card, ok } = await house.say(
    'dataejer-bolig',
    'udskyd 1D den 1. april 2016, registeret er ikke opdateret',
  )
  expect(ok).toBe(true)
  expect(card.text).toContain('Tallet for 1D for 2015 forventes den 1. april 2016')
  const { card: awaited } = await house.say('controller', 'mangler')
  expect(awaited.text).toContain('Forventes den 1. april 2016: registeret er ikke opdateret')
})

test('a figure that is postponed already is given another day', async () => {
  const { card, ok } = await house.say('dataejer-bolig', 'udskyd 1D 1. maj 2016 stadig ikke klar')
  expect(ok).toBe(true)
  expect(card.text).toContain('Tallet for 1D for 2015 forventes den 1. maj 2016')
})

test('the reason may have a »for« in it; the last that reads as a period is the period', async () => {
  const reason = 'vi venter for at få alle med'
  for (const typed of [reason, `${reason} for 2015`]) {
    const { card } = await house.say('dataejer-bolig', `udskyd 1A 1. april 2016 ${typed}`)
    expect(card.text).toContain('Tallet for 1A for 2015 forventes den 1. april 2016')
  }
  const { card: awaited } = await house.say('controller', 'mangler')
  expect(awaited.text).toContain(`Forventes den 1. april 2016: ${reason}\n`)
})

test.each([
  ['', 'Hvornår forventes tallet, og hvorfor findes det ikke endnu?'],
  ['om to uger registeret mangler', 'Jeg kan ikke læse en dato i »om to uger registeret mangler«.'],
])('without a day (»%s«) pejl says so and asks for one', async (typed, why) => {
  const { card, ok } = await house.say('dataejer-bolig', `udskyd 1E ${typed}`)
  expect([ok, card.text]).toEqual([
    false,
    `${why} Skriv fx »udskyd 1E 1. april 2016 registeret er ikke opdateret«.`,
  ])
})

test('without a reason, or with a day that has passed, the form says what is missing', async () => {
  const { card, ok } = await house.say('dataejer-bolig', 'postpone 1E 2015-12-24')
  expect(ok).toBe(false)
  expect(card.text).toContain('Skriv kort, hvorfor tallet ikke findes endnu.')
  expect(card.text).toContain('Den 24. december 2015 er passeret. Vælg en dag, der kommer.')
  expect(await house.prisma.postponement.count({ where: { delmaalId: { endsWith: '/1E' } } })).toBe(
    0,
  )
})

test('somebody else’s figure is not theirs to postpone', async () => {
  const { card } = await house.say('dataejer-skole', 'udskyd 1E 1. april 2016 fordi')
  expect(card.text).toBe(
    'Du kan desværre ikke indberette 1E. Det kan dataejer bolig eller en controller.',
  )
})

test.each([
  [
    '31. februar 2016 registeret mangler',
    '31. februar 2016 findes ikke. Mener du den 29. februar 2016?',
    'udskyd 1E den 29. februar 2016 registeret mangler',
  ],
  [
    '1. april registeret mangler for 2015',
    'Skriv også året. Mener du den 1. april 2016?',
    'udskyd 1E den 1. april 2016 registeret mangler for 2015',
  ],
])(
  '»%s« is refused with what is wrong with the day, and what was meant',
  async (typed, why, meant) => {
    const { card, json, ok } = await house.say('dataejer-bolig', `udskyd 1E ${typed}`)
    expect([ok, card.text]).toEqual([false, why])
    expect(json).toMatchObject({ suggestions: [meant] })
  },
)

test('a day far ahead is refused as just that', async () => {
  const { card } = await house.say('dataejer-bolig', 'udskyd 1E 1. april 2050 fordi')
  expect(card.text).toContain('Den 1. april 2050 ligger mere end 5 år ude i fremtiden.')
})
