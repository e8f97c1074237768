import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collect } from '../../src/loop/collect.ts'
import { tick } from '../../src/loop/tick.ts'
import { emptyDraft } from '../../src/store/drafts.ts'
import { form } from '../support/form.ts'
import { type House, momentOf, openHouse } from '../support/house.ts'

// A house for each group: its tests follow one another on one calendar.
let house: House
const ownHouse = () => {
  beforeAll(async () => {
    house = await openHouse()
  })
  afterAll(() => house.close())
}

const SET = 'pejlemaerker-2014-2017'
const texts = async (person: string) =>
  (await house.posts(`person:${person}`)).map(({ text }) => text)
const count = async (person: string) => (await texts(person)).length

describe('the ladder of a figure that is due on 1 February', () => {
  ownHouse()

  test('is four reminders: 14 days before, on the day, a week and three weeks after', async () => {
    const steps = ['2016-01-18 08:30', '2016-02-01 08:30', '2016-02-08 08:30', '2016-02-22 08:30']
    for (const [sent, step] of steps.entries()) {
      await house.tickAt(step.replace('08:30', '08:29'))
      expect(await count('dataejer-bolig')).toBe(sent)
      await house.tickAt(step)
      expect(await count('dataejer-bolig')).toBe(sent + 1)
    }
    await house.tickAt('2016-06-01 12:00')
    expect(await count('dataejer-bolig')).toBe(steps.length)
  })

  test('is one card for all the figures of a person', async () => {
    const [newest = '', ...older] = (await texts('dataejer-bolig')).reverse()
    for (const code of ['1A', '1B', '1C', '1D', '1E']) expect(newest).toContain(`${code} · `)
    expect(older).toEqual(Array(3).fill('Spørgsmålet står nu i en nyere påmindelse.'))
  })

  test('sends nothing twice when the clock goes back or the tick is repeated', async () => {
    const before = await count('dataejer-bolig')
    for (const time of ['2016-02-01 08:30', '2016-01-18 08:30', '2016-02-08 08:30'])
      for (let again = 0; again < 2; again++) await house.tickAt(time)
    expect(await count('dataejer-bolig')).toBe(before)
  })
})

describe('a figure that is answered between the tick and the send', () => {
  ownHouse()

  const answer = async (code: string, figure: string, personKey: string) =>
    collect(
      house.pejl,
      { personKey, through: 'web' },
      { set: SET, code, period: '2015' },
      { ...emptyDraft, figure, asked: 'figure' },
      await house.pejl.clock.now(),
    )

  test('drops out of the reminder', async () => {
    house.setClock('2016-01-18 08:30')
    await tick(house.pejl)
    await answer('1D', '1.330', 'dataejer-bolig')
    await house.drain()
    const [text = ''] = await texts('dataejer-bolig')
    expect(text).toContain('4 tal til pejlemærkerne')
    expect(text).not.toContain('1D')
  })

  test('leaves nothing to send when it was the only one, until another is asked for', async () => {
    house.setClock('2016-02-01 08:30')
    await tick(house.pejl)
    const before = await count('dataejer-beskaeftigelse')
    await answer('4A', '5.700', 'dataejer-beskaeftigelse')
    await house.drain()
    expect(await count('dataejer-beskaeftigelse')).toBe(before)
    await house.giveFigure('dataejer-beskaeftigelse', `${SET}/4B1`)
    await house.tickAt('2016-02-01 12:00')
    const text = (await texts('dataejer-beskaeftigelse'))[before]
    expect(text).toContain('4B1')
    expect(text).not.toContain('4A')
  })
})

describe('who is reminded', () => {
  ownHouse()

  test('goes on with only the latest step after downtime', async () => {
    await house.tickAt('2016-01-18 08:30')
    await house.tickAt('2016-02-10 12:00')
    expect(await count('dataejer-bolig')).toBe(2)
    const claims = await house.prisma.claim.findMany({
      where: { delmaalId: `${SET}/1D`, personKey: 'dataejer-bolig' },
      orderBy: { key: 'asc' },
    })
    const carried = claims.map(({ step, messageId }) => [step, messageId !== null])
    expect(Object.fromEntries(carried)).toEqual({
      forvarsel: true,
      forfald: false,
      opfoelgning: true,
    })
  })

  test('a new owner gets the latest step, and only of the new figure', async () => {
    const before = await count('dataejer-bolig')
    await house.giveFigure('leder-bolig', `${SET}/1D`)
    await house.tickAt('2016-02-11 09:00')
    const [text = '', ...others] = await texts('leder-bolig')
    expect(others).toEqual([])
    expect(text).toContain('Et tal til pejlemærkerne')
    expect(text).toContain('1D')
    expect(await count('dataejer-bolig')).toBe(before)
  })

  test('figures that nobody owns go to the first controller, and say so', async () => {
    const text = (await texts('controller')).at(-1) ?? ''
    expect(text).toContain('4B1 har endnu ingen dataejer')
    expect(text).toContain('4B2 har endnu ingen dataejer')
    expect(text).not.toContain('1D')
    const form = await house.say('controller', 'indberet')
    expect(form.card.text).toContain('4B1')
    expect((await texts('dataejer-bolig'))[0]).not.toContain('ingen dataejer')
  })

  test('nobody for delmål that are proposed for retirement', async () => {
    for (const day of ['2016-02-22', '2017-02-22']) await house.tickAt(`${day} 08:30`)
    expect(await house.prisma.claim.count({ where: { delmaal: { code: '2C1' } } })).toBeGreaterThan(
      0,
    )
    expect(
      await house.prisma.claim.count({ where: { delmaal: { code: { in: ['2A', '2B'] } } } }),
    ).toBe(0)
  })

  test('nobody about pejlemærke 7 before 2018', async () => {
    await house.tickAt('2018-01-17 08:30')
    expect(await count('dataejer-fattigdom')).toBe(0)
    await house.tickAt('2018-01-18 08:30')
    const [text = ''] = await texts('dataejer-fattigdom')
    expect(text).toContain('Tallene for 2015 skal indberettes senest den 1. februar 2018.')
  })
})

describe('Tallet findes ikke endnu', () => {
  ownHouse()

  const postpone = (person: string, item: string, expectedOn: string) =>
    house.press(person, 'postpone', {
      ...form(
        { [item]: { reason: 'Opgørelsen er forsinket', expectedOn } },
        { item: item.replace(/@.*/, '') },
      ),
    })

  test('stops the ladder, which starts again on the day the figure is expected', async () => {
    await house.tickAt('2016-01-18 08:30')
    await postpone('dataejer-beskaeftigelse', '4A:2015', '2016-04-01')
    for (const day of ['2016-02-01', '2016-02-22', '2016-03-18']) await house.tickAt(`${day} 08:30`)
    expect(await count('dataejer-beskaeftigelse')).toBe(1)
    await house.tickAt('2016-04-01 08:30')
    const [, text = '', ...others] = await texts('dataejer-beskaeftigelse')
    expect(others).toEqual([])
    expect(text).toContain(
      'var forventet den 1. april 2016 (Opgørelsen er forsinket). Findes det nu?',
    )
    await house.tickAt('2016-04-08 08:30')
    expect(await count('dataejer-beskaeftigelse')).toBe(3)
  })

  test('asks at 08.30 on the first working day, summer time or not', async () => {
    house.setClock('2016-03-20 09:00')
    // The Saturday before Easter Monday; summer time begins in between.
    await postpone('dataejer-sagsbehandling', '9C:2015', '2016-03-26')
    await house.tickAt('2016-03-29 08:29')
    const before = await count('dataejer-sagsbehandling')
    await house.tickAt('2016-03-29 08:30')
    expect(momentOf('2016-03-29 08:30').toISOString()).toBe('2016-03-29T06:30:00.000Z')
    expect(await count('dataejer-sagsbehandling')).toBe(before + 1)
  })

  test('asks once, and the digest comes once, over the night that has an hour twice', async () => {
    house.setClock('2016-10-20 09:00')
    await tick(house.pejl)
    await postpone('dataejer-sagsbehandling', '9C:2015@1', '2016-10-31')
    await house.drain()
    const asked = await count('dataejer-sagsbehandling')
    const digests = (await house.posts('channel:direktion')).length
    const start = Date.parse('2016-10-29T22:00:00Z')
    for (let hour = 0; hour < 36; hour++) {
      const now = new Date(start + hour * 3_600_000)
      await tick({ ...house.pejl, clock: { now: async () => now } })
    }
    house.setClock('2016-10-31 10:00')
    await house.drain()
    expect(await count('dataejer-sagsbehandling')).toBe(asked + 1)
    // Those of 24 and 31 October.
    expect(await house.posts('channel:direktion')).toHaveLength(digests + 2)
  })
})
