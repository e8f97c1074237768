import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { tick } from '../../src/loop/tick.ts'
import { SendError } from '../../src/outbox/port.ts'
import { fieldOf, form, named } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

const BOLIG = 'dataejer-bolig'
const BOTILBUD = 'dataejer-botilbud'
const SET = 'pejlemaerker-2014-2017'
const AT = 'den 18. januar 2016 kl.\u00a008.30'
const MOVED = 'Spørgsmålet står nu i en nyere påmindelse.'

// One house for what shares a calendar: each test is about a person of its own.
let house: House
const reminded = () => {
  beforeAll(async () => {
    house = await openHouse()
    await house.giveFigure(BOTILBUD, `${SET}/1D`)
    await house.tickAt('2016-01-18 08:30')
  })
  afterAll(() => house.close())
}
async function ownHouse(start?: string): Promise<void> {
  house = await openHouse(start)
  const { close } = house
  onTestFinished(() => close())
}

const report = (person: string, ...args: Parameters<typeof form>) =>
  house.press(person, 'report', form(...args))
const postpone = (person: string, item: string, expectedOn: string) =>
  house.press(person, 'postpone', {
    ...form({ [item]: { reason: 'Vi tæller', expectedOn } }, { item: item.replace(/@.*/, '') }),
  })
/** The chat of a person; a post's version is another when it has been edited. */
const chat = async (person: string) =>
  (await house.posts(`person:${person}`)).map(({ text, version }) => ({ text, version }))
const texts = async (person: string) => (await chat(person)).map(({ text }) => text)

describe('an open form', () => {
  reminded()

  test('is left as it is when another answers: its owner gets a line of their own', async () => {
    const [card] = await chat(BOTILBUD)
    await report(BOLIG, { '1D:2015': '1.330' })
    const [still, line, ...more] = await chat(BOTILBUD)
    expect([still, more]).toEqual([card, []])
    expect(line?.text).toBe(
      'Dataejer bolig har indberettet 1D for 2015: 1.330. Du behøver ikke gøre mere ved det.',
    )
    const [own, ...others] = await texts(BOLIG)
    expect(own).toContain('1D for 2015 er registreret som 1.330.')
    expect(others).toEqual([])
  })

  test('is left as it is for each answer, with one line for each, also when all is answered', async () => {
    const person = 'dataejer-sagsbehandling'
    const [card] = await chat(person)
    await postpone('controller', '9C:2015', '2016-04-01')
    await report('controller', { '9C:2015@1': '80' })
    for (const _ of [1, 2]) await report('controller', { '9C:2015@2': '81' })
    const [still, ...lines] = await chat(person)
    expect(still).toEqual(card)
    expect(lines.map(({ text }) => text)).toEqual([
      'Controller har meddelt, at tallet for 9C for 2015 forventes den 1. april 2016, og så spørger jeg igen.',
      'Controller har indberettet 9C for 2015: 80\u00a0%. Du behøver ikke gøre mere ved det.',
      'Controller har rettet 9C for 2015 til 81\u00a0%. Du behøver ikke gøre mere ved det.',
    ])
  })

  test('follows what others do while nothing in it is open, and not while its owner corrects', async () => {
    const person = 'dataejer-beskaeftigelse'
    await report(person, { '4A:2015': '5.700' })
    await report('controller', { '4A:2015@1': '5.710' })
    const [card, ...others] = await chat(person)
    expect(card?.text).toContain(`4A for 2015 er registreret som 5.710 af controller ${AT}.`)
    expect(others).toEqual([])
    await house.press(person, 'correct', { items: named('4A:2015@2'), item: named('4A:2015') })
    await report('controller', { '4A:2015@2': '5.720' })
    const [still, ...lines] = await chat(person)
    expect(still).toEqual(card)
    expect(lines).toHaveLength(1)
  })

  test('is drawn anew with all that is known when its owner sends something in', async () => {
    const person = 'dataejer-misbrug'
    await report('controller', { '6A:2015': '30' })
    const half = { '6A:2015': '', '6B:2015': '40', '6C:2015': { comment: 'Ringer til Bo' } }
    const answer = await report(person, half)
    expect(fieldOf(answer, '6A:2015')).toMatchObject({ open: false, base: '1' })
    expect(fieldOf(answer, '6C:2015')).toMatchObject({ open: true, comment: 'Ringer til Bo' })
    const [card] = await house.posts(`person:${person}`)
    expect(card?.text).toContain(`6A for 2015 er registreret som 30\u00a0% af controller ${AT}.`)
    expect(card?.text).toContain('6B for 2015 er registreret som 40\u00a0%.')
    expect(JSON.stringify(card?.card)).toContain('"Ringer til Bo"')
  })

  test('is drawn anew when its owner only looks, where a platform shows the form apart', async () => {
    const person = 'dataejer-rehabilitering'
    await report('controller', { '5A1:2015': '60', '5A2:2015': '8' }, { confirm: '5A1:2015 60' })
    await report('controller', { '5A2:2015': '8' })
    const opened = await house.press(person, 'form', { items: named('5A1:2015@0 5A2:2015@0') })
    expect(opened.card.text).toContain('5A2 for 2015 er registreret som 8\u00a0% af controller')
    await report('controller', { '5A2:2015@1': '9' })
    const [card, ...lines] = await texts(person)
    expect(card).toContain('5A2 for 2015 er registreret som 9\u00a0% af controller')
    expect(lines).toHaveLength(2)
  })

  test('keeps what its owner had typed for a figure that another reported, and says who did', async () => {
    await report('controller', { '2C1:2015': '75' })
    const typed = form({ '2C1:2015': '7', '2E:2015': { reason: 'Vi tæller' } })
    const sent = { ...typed, item: named('2E:2015') }
    const field = fieldOf(await house.press('dataejer-skole', 'postpone', sent), '2C1:2015')
    expect(field).toMatchObject({ open: true, figure: '7', problem: '' })
    expect(field.why).toBe(
      `2C1 for 2015 er registreret som 75\u00a0% af controller ${AT}. Tallet kan rettes her.`,
    )
  })

  test('that sends in what another has reported is told that it is there already', async () => {
    const person = 'dataejer-kriminalitet'
    await report('controller', { '3B:2015': { figure: '8,0', comment: 'Endeligt' } })
    const answer = await report(person, { '3B:2015': '8,0 %' })
    const receipt = `3B for 2015 er registreret som 8,0\u00a0% af controller ${AT}. Du kan altid rette tallet.`
    expect(answer.card.text).toBe(`Et tal til pejlemærkerne\n${receipt}`)
    expect((await texts(person))[0]).toContain(receipt)
    expect(await house.prisma.measurement.count({ where: { comment: 'Endeligt' } })).toBe(1)
  })

  test('that sends in the same with a comment of its own is asked which is to stand', async () => {
    await report('controller', { '8A:2015': '70' })
    const typed = { figure: '70', comment: 'Uden herberger' }
    const field = fieldOf(await report('dataejer-livskvalitet', { '8A:2015': typed }), '8A:2015')
    expect(field).toMatchObject(typed)
    expect(field.problem).toBe(
      `8A for 2015 er allerede besvaret med 70\u00a0% af controller ${AT}. Vil du gemme det med din kommentar og dit link i stedet?`,
    )
  })
})

describe('a reminder', () => {
  test('that has not been sent leaves out what another answered, and nobody is told of it', async () => {
    await ownHouse('2016-01-18 08:30')
    await house.giveFigure(BOTILBUD, `${SET}/1D`)
    await tick(house.pejl)
    await report(BOLIG, { '1D:2015': '1.330' })
    const [card, ...others] = await texts(BOTILBUD)
    expect(others).toEqual([])
    expect(card).not.toContain('1D')
  })

  test('that stands is not added to: what comes later that day is a reminder of its own', async () => {
    await ownHouse('2016-01-18 08:30')
    await house.tickAt('2016-01-18 08:30')
    const [card] = await chat(BOTILBUD)
    await house.giveFigure(BOTILBUD, `${SET}/9C`)
    await house.tickAt('2016-01-18 11:00')
    const [still, next, ...others] = await chat(BOTILBUD)
    expect(still).toEqual(card)
    expect(next?.text).toMatch(/^Et tal til pejlemærkerne\n9C · /)
    expect(others).toEqual([])
  })
})

describe('a newer reminder', () => {
  test('makes the older one a single line once it stands, once, whatever was answered there', async () => {
    await ownHouse('2016-01-18 08:30')
    await house.tickAt('2016-01-18 08:30')
    await report(BOLIG, { '1E:2015': '200' })
    await house.tickAt('2016-02-01 08:30')
    // Also in a process that has begun since.
    await tick({ ...house.pejl, known: new Map() })
    await house.drain()
    const [older, newer] = await house.posts(`person:${BOLIG}`)
    expect(older?.text).toBe(MOVED)
    expect(JSON.stringify(older?.card)).not.toMatch(/Action|Input/)
    expect(newer?.text).toMatch(/^4 tal til pejlemærkerne\n/)
    await report(BOLIG, { '1D:2015': '1.330' })
    await house.tickAt('2016-02-01 08:31')
    await house.tickAt('2016-02-08 08:30')
    await house.tickAt('2016-02-08 08:31')
    const [still, moved] = await chat(BOLIG)
    expect(still).toEqual({ text: MOVED, version: older?.version })
    expect(moved?.text).toBe(MOVED)
  })

  test('leaves the older one what it does not ask for itself', async () => {
    await ownHouse('2016-03-01 09:00')
    await house.tickAt('2016-03-01 09:00')
    await postpone(BOLIG, '1E:2015', '2016-03-14')
    await house.tickAt('2016-03-14 08:30')
    await house.tickAt('2016-03-14 08:31')
    const [older, newer] = await texts(BOLIG)
    expect(older).toMatch(/^4 tal til pejlemærkerne\n/)
    expect(older?.split('\n').slice(-2)).toEqual([expect.stringMatching(/^1E · /), MOVED])
    expect(newer).toMatch(/^Et tal til pejlemærkerne\n1E · /)
  })

  test('takes nothing over before it stands: until then both can be answered', async () => {
    await ownHouse('2016-01-18 08:30')
    await house.tickAt('2016-01-18 08:30')
    const failures = new Map([
      [BOLIG, new SendError({ kind: 'network' }, 'down')],
      ['dataejer-misbrug', new SendError({ kind: 'uncertain' }, 'the answer was lost')],
      ['dataejer-skole', new SendError({ kind: 'not-allowed', advice: 'Spørg.' }, 'blocked')],
    ])
    const { send } = house.web
    house.web.send = (message) => {
      const failure = failures.get(message.recipient.replace('person:', ''))
      return failure ? Promise.reject(failure) : send(message)
    }
    await house.tickAt('2016-02-01 08:30')
    await house.tickAt('2016-02-01 08:31')
    await report(BOLIG, { '1D:2015': '1.330' })
    await report('dataejer-misbrug', { '6A:2015': '30' })
    await report('dataejer-skole', { '2E:2015': '10,0' })
    const fields = async (person: string) =>
      (await house.posts(`person:${person}`))
        .map(({ card }) => JSON.stringify(card).split('"id":"figure:').length - 1)
        .join(' and ')
    const all = async () => await Promise.all([...failures.keys()].map(fields))
    expect(await all()).toEqual(['4', '5', '4'])
    house.web.send = send
    const state = { not: 'sent' } as const
    await house.prisma.message.updateMany({
      where: { state },
      data: { state: 'due', notBefore: null },
    })
    await house.drain()
    expect(await all()).toEqual(['4 and 4', '5 and 5', '4 and 4'])
    await house.tickAt('2016-02-01 08:32')
    expect(await all()).toEqual(['0 and 4', '0 and 5', '0 and 4'])
  })
})

test('a reflection that stands is left as it is when more happens: the leader gets a line, and finds it there', async () => {
  await ownHouse('2016-02-01 09:00')
  const leader = 'leder-bolig'
  const submit = async (item: string, figure: string) =>
    await house.inbound.submit(
      { personKey: BOLIG, through: 'web' },
      { verb: 'report', data: form({ [item]: figure }) },
    )
  await submit('1A:2015', '800')
  await submit('1B:2015', '470')
  await house.drain()
  const [card, ...none] = await chat(leader)
  expect(none).toEqual([])
  expect(card?.text).toContain('1B er gået fra 474 til 470')
  await report(BOLIG, { '1E:2015': '200' })
  await report(BOLIG, { '1A:2015@1': '900' })
  const [still, ...lines] = await chat(leader)
  expect(still).toEqual(card)
  expect(lines.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^1E .* Det kan du tage med i din refleksion om pejlemærke 1\.$/),
    'Et tal er rettet: 1A er gået fra 828 til 900, altså nærmere målet på 1.000. Det kan du tage med i din refleksion om pejlemærke 1.',
  ])
  const { id } = await house.prisma.reflection.findFirstOrThrow()
  const answer = await house.press(leader, 'reflect', { reflection: id, answer: 'Vi ringer op.' })
  for (const part of ['1A er gået fra 828 til 900', '1B er gået fra', '\n1E ', 'Vi ringer op.'])
    expect(answer.card.text).toContain(part)
})
