import { afterAll, beforeAll, expect, test } from 'vitest'
import { upcoming } from '../../src/loop/upcoming.ts'
import { form, named } from '../support/form.ts'
import { type House, momentOf, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const after = (time: string) => upcoming(house.pejl, momentOf(time))

test('is first the digest, then the first reminders, then again a digest', async () => {
  expect(await after('2016-01-04 07:55')).toEqual({
    at: momentOf('2016-01-04 08:00'),
    what: 'ugens opfølgning',
  })
  expect((await after('2016-01-04 08:00')).at).toEqual(momentOf('2016-01-11 08:00'))
  const reminders = await after('2016-01-18 08:00')
  expect(reminders.at).toEqual(momentOf('2016-01-18 08:30'))
  expect(reminders.what).toMatch(/^påmindelse til .+ og \d+ andre$/)
  expect((await after('2016-01-18 08:30')).at).toEqual(momentOf('2016-01-25 08:00'))
})

test('counts each of those who are reminded once', async () => {
  const { what } = await after('2016-01-18 08:00')
  await house.tickAt('2016-01-18 08:30')
  const reminded = await house.db.message.count({ where: { kind: 'reminder' } })
  expect(what).toContain(` og ${reminded - 1} andre`)
})

test('is always later than now, so that going from one to the next ends', async () => {
  let now = momentOf('2016-01-04 07:55')
  for (let step = 0; step < 30; step++) {
    const { at, what } = await upcoming(house.pejl, now)
    expect(at > now).toBe(true)
    expect(what).not.toBe('')
    now = at
  }
})

test('includes the day a postponed figure is expected', async () => {
  house.setClock('2016-01-20 09:00')
  await house.press('dataejer-sagsbehandling', 'postpone', {
    ...form(
      { '9C:2015': { reason: 'Venter', expectedOn: '2016-03-17' } },
      { item: named('9C:2015') },
    ),
  })
  expect(await after('2016-03-14 08:00')).toEqual({
    at: momentOf('2016-03-17 08:30'),
    what: 'påmindelse til dataejer sagsbehandling',
  })
})
