import { describe, expect, onTestFinished, test } from 'vitest'
import { tick } from '../../src/loop/tick.ts'
import { SendError } from '../../src/outbox/port.ts'
import { fieldOf, form, named } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

const BOLIG = 'dataejer-bolig'
/** Answers for 1F1, 1F2 and 5A3, and here for 1D as well. */
const BOTILBUD = 'dataejer-botilbud'
const SET = 'pejlemaerker-2014-2017'

/** A house of the test's own, where two people have been asked for 1D. */
async function reminded(): Promise<House> {
  const house = await openHouse()
  onTestFinished(() => house.close())
  await house.giveFigure(BOTILBUD, `${SET}/1D`)
  await house.tickAt('2016-01-18 08:30')
  return house
}

const report = (house: House, person: string, ...args: Parameters<typeof form>) =>
  house.press(person, 'report', form(...args))
const postpone = (house: House, person: string, item: string, expectedOn: string) =>
  house.press(person, 'postpone', {
    ...form({ [item]: { reason: 'Vi tæller', expectedOn } }, { item: item.replace(/@.*/, '') }),
  })
/** The chat of a person; a post's version is another when it has been edited. */
const chat = async (house: House, person: string) =>
  (await house.posts(`person:${person}`)).map(({ text, version }) => ({ text, version }))
const texts = async (house: House, person: string) =>
  (await chat(house, person)).map(({ text }) => text)
const MOVED = 'Spørgsmålet står nu i en nyere påmindelse.'

describe('an open form', () => {
  test('is left as it is when another answers: its owner gets a line of their own', async () => {
    const house = await reminded()
    const [card] = await chat(house, BOTILBUD)
    await report(house, BOLIG, { '1D:2015': '1.330' })
    expect(await chat(house, BOTILBUD)).toEqual([
      card,
      {
        text: 'Dataejer bolig har indberettet 1D for 2015: 1.330. Du behøver ikke gøre mere ved det.',
        version: expect.anything(),
      },
    ])
    const [own, ...others] = await texts(house, BOLIG)
    expect(own).toContain('1D for 2015 er registreret som 1.330.')
    expect(others).toEqual([])
  })

  test('is left as it is for each later answer too, with a line for each', async () => {
    const house = await reminded()
    const [card] = await chat(house, BOTILBUD)
    await postpone(house, BOLIG, '1D:2015', '2016-04-01')
    await report(house, BOLIG, { '1D:2015@1': '1.330' })
    await report(house, 'controller', { '1D:2015@2': '1.340' })
    await report(house, 'controller', { '1D:2015@2': '1.340' })
    const [still, ...lines] = await chat(house, BOTILBUD)
    expect(still).toEqual(card)
    expect(lines.map(({ text }) => text)).toEqual([
      'Dataejer bolig har meddelt, at tallet for 1D for 2015 ventes den 1. april 2016, og så spørger jeg igen.',
      'Dataejer bolig har indberettet 1D for 2015: 1.330. Du behøver ikke gøre mere ved det.',
      'Controller har rettet 1D for 2015 til 1.340. Du behøver ikke gøre mere ved det.',
    ])
  })

  test('is left as it is also when others have answered all that it asks for', async () => {
    const house = await reminded()
    const [card] = await chat(house, 'dataejer-sagsbehandling')
    await report(house, 'controller', { '9C:2015': '80' })
    await report(house, 'controller', { '9C:2015@1': '81' })
    const [still, ...lines] = await chat(house, 'dataejer-sagsbehandling')
    expect(still).toEqual(card)
    expect(lines).toHaveLength(2)
  })

  test('is left as it is while an answer is being corrected', async () => {
    const house = await reminded()
    await report(house, 'dataejer-sagsbehandling', { '9C:2015': '80' })
    const ret = { items: named('9C:2015@1'), item: named('9C:2015') }
    await house.press('dataejer-sagsbehandling', 'correct', ret)
    const [card] = await chat(house, 'dataejer-sagsbehandling')
    await report(house, 'controller', { '9C:2015@1': '81' })
    const [still, ...lines] = await chat(house, 'dataejer-sagsbehandling')
    expect(still).toEqual(card)
    expect(lines).toHaveLength(1)
  })

  test('is drawn anew with all that is known when its owner sends something in', async () => {
    const house = await reminded()
    await report(house, BOLIG, { '1D:2015': '1.330' })
    const half = { '1D:2015': '', '1F1:2015': '120', '1F2:2015': { comment: 'Ringer til Bo' } }
    const answer = await report(house, BOTILBUD, half)
    expect(fieldOf(answer, '1D:2015')).toMatchObject({ open: false, base: '1' })
    expect(fieldOf(answer, '1F2:2015')).toMatchObject({ open: true, comment: 'Ringer til Bo' })
    const [card, , ...others] = await house.posts(`person:${BOTILBUD}`)
    expect(others).toEqual([])
    expect(card?.text).toContain(
      '1D for 2015 er registreret som 1.330 af dataejer bolig den 18. januar 2016 kl.\u00a008.30.',
    )
    expect(card?.text).toContain('1F1 for 2015 er registreret som 120.')
    expect(JSON.stringify(card?.card)).toContain('"Ringer til Bo"')
  })

  test('is drawn anew when its owner only opens it, as platforms do that show it apart', async () => {
    const house = await reminded()
    await report(house, 'controller', { '9C:2015': '80' })
    const opened = await house.press('dataejer-sagsbehandling', 'form', {
      items: named('9C:2015@0'),
    })
    expect(opened.card.text).toContain('registreret som 80\u00a0% af controller')
    expect((await texts(house, 'dataejer-sagsbehandling'))[0]).toContain('registreret som 80')
    // Nothing in it is open any more, so it follows what others do.
    await report(house, 'controller', { '9C:2015@1': '81' })
    const [card, ...lines] = await texts(house, 'dataejer-sagsbehandling')
    expect(card).toContain('registreret som 81\u00a0% af controller')
    expect(lines).toHaveLength(1)
  })

  test('keeps what its owner had typed for a figure that another reported, and says who', async () => {
    const house = await reminded()
    await report(house, BOLIG, { '1D:2015': '1.330' })
    const typed = form({ '1D:2015': '13', '1F1:2015': { reason: 'Vi tæller', expectedOn: '' } })
    const answer = await house.press(BOTILBUD, 'postpone', { ...typed, item: named('1F1:2015') })
    const field = fieldOf(answer, '1D:2015')
    expect(field).toMatchObject({ open: true, figure: '13', problem: '' })
    expect(field.why).toBe(
      '1D for 2015 er registreret som 1.330 af dataejer bolig den 18. januar 2016 kl.\u00a008.30. Tallet kan rettes her.',
    )
  })
})

describe('a card without open fields', () => {
  test('goes on following what others do', async () => {
    const house = await reminded()
    await report(house, 'dataejer-sagsbehandling', { '9C:2015': '80' })
    await report(house, 'controller', { '9C:2015@1': '81' })
    const [card, ...others] = await texts(house, 'dataejer-sagsbehandling')
    expect(others).toEqual([])
    expect(card).toContain('9C for 2015 er registreret som 81\u00a0% af controller')
  })
})

describe('a reminder that has not been sent', () => {
  test('leaves out what another answered, and nobody is told of it', async () => {
    const house = await openHouse('2016-01-18 08:30')
    onTestFinished(() => house.close())
    await house.giveFigure(BOTILBUD, `${SET}/1D`)
    await tick(house.pejl)
    await report(house, BOLIG, { '1D:2015': '1.330' })
    const [card, ...others] = await texts(house, BOTILBUD)
    expect(others).toEqual([])
    expect(card).not.toContain('1D')
  })

  test('is added to on its day; one that stands is followed by another', async () => {
    const house = await reminded()
    const [card] = await chat(house, BOTILBUD)
    await house.giveFigure(BOTILBUD, `${SET}/9C`)
    await house.tickAt('2016-01-18 11:00')
    const [still, next, ...others] = await chat(house, BOTILBUD)
    expect(still).toEqual(card)
    expect(next?.text).toMatch(/^Et tal til pejlemærkerne\n9C · /)
    expect(others).toEqual([])
  })
})

describe('a figure that another has reported meanwhile', () => {
  test('is said to be there, when the same is sent in', async () => {
    const house = await reminded()
    await report(house, BOLIG, { '1D:2015': { figure: '1.330', comment: 'Talt i uge 2' } })
    const answer = await report(house, BOTILBUD, { '1D:2015': '1330' })
    expect(fieldOf(answer, '1D:2015').receipt).toBe(
      '1D for 2015 er registreret som 1.330 af dataejer bolig den 18. januar 2016 kl.\u00a008.30. Du kan altid rette tallet.',
    )
    expect(answer.card.text).not.toContain('Dit svar')
    expect(await house.prisma.measurement.count({ where: { period: '2015' } })).toBe(1)
    // Where the outbox alone changes the card, it has to be told.
    expect((await texts(house, BOTILBUD))[0]).toContain('registreret som 1.330 af dataejer bolig')
  })

  test('is asked about when the same is sent in with a comment of one’s own', async () => {
    const house = await reminded()
    await report(house, BOLIG, { '1D:2015': '1.330' })
    const typed = { figure: '1.330', comment: 'Uden herberger' }
    const field = fieldOf(await report(house, BOTILBUD, { '1D:2015': typed }), '1D:2015')
    expect(field).toMatchObject(typed)
    expect(field.problem).toBe(
      '1D for 2015 er allerede besvaret med 1.330 af dataejer bolig den 18. januar 2016 kl.\u00a008.30. Vil du gemme det med din kommentar og dit link i stedet?',
    )
    expect(await house.prisma.measurement.count({ where: { period: '2015' } })).toBe(1)
  })
})

describe('a newer reminder', () => {
  /** Lets a person's messages fail, or get lost, until it is called. */
  function breaking(house: House, error: SendError): () => void {
    const { send } = house.web
    house.web.send = async (message) => {
      if (message.recipient !== `person:${BOLIG}`) return send(message)
      throw error
    }
    return () => Object.assign(house.web, { send })
  }
  const fields = async (house: House) =>
    (await house.posts(`person:${BOLIG}`)).map(
      ({ card }) => JSON.stringify(card).split('"id":"figure:').length - 1,
    )

  test('makes the older one a single line once it stands, whatever was answered there', async () => {
    const house = await reminded()
    await report(house, BOLIG, { '1E:2015': '200' })
    await house.tickAt('2016-02-01 08:30')
    await house.tickAt('2016-02-01 08:31')
    const [older, newer] = await house.posts(`person:${BOLIG}`)
    expect(older?.text).toBe(MOVED)
    expect(JSON.stringify(older?.card)).not.toMatch(/Action|Input/)
    expect(newer?.text).toMatch(/^4 tal til pejlemærkerne\n/)
    await report(house, BOLIG, { '1D:2015': '1.330' })
    await house.tickAt('2016-02-01 08:32')
    expect((await chat(house, BOLIG))[0]).toEqual({ text: MOVED, version: older?.version })
  })

  test('leaves the older one what it does not ask for itself', async () => {
    const house = await openHouse()
    onTestFinished(() => house.close())
    house.setClock('2016-03-01 09:00')
    await postpone(house, BOLIG, '1E:2015', '2016-03-14')
    await house.tickAt('2016-03-01 09:00')
    await house.tickAt('2016-03-14 08:30')
    await house.tickAt('2016-03-14 08:31')
    const [older, newer] = await texts(house, BOLIG)
    expect(older).toMatch(/^4 tal til pejlemærkerne\n/)
    expect(older).not.toContain(MOVED)
    expect(newer).toMatch(/^Et tal til pejlemærkerne\n1E · /)
  })

  test.each([
    new SendError({ kind: 'network' }, 'down'),
    new SendError({ kind: 'uncertain' }, 'the answer was lost'),
    new SendError({ kind: 'not-allowed', advice: 'Spørg Teams.' }, 'blocked'),
  ])('takes nothing over before it stands ($failure.kind), and then all', async (error) => {
    const house = await reminded()
    const mend = breaking(house, error)
    await house.tickAt('2016-02-01 08:30')
    await house.tickAt('2016-02-01 08:31')
    await report(house, BOLIG, { '1D:2015': '1.330' })
    expect(await fields(house)).toEqual([4])
    mend()
    await house.prisma.message.updateMany({
      where: { recipient: `person:${BOLIG}`, state: { not: 'sent' } },
      data: { state: 'due', notBefore: null },
    })
    await house.drain()
    expect(await fields(house)).toEqual([4, 4])
    await house.tickAt('2016-02-01 08:32')
    expect(await fields(house)).toEqual([0, 4])
    expect((await texts(house, BOLIG))[0]).toBe(MOVED)
  })

  test('takes over also after a restart', async () => {
    const house = await reminded()
    await house.tickAt('2016-02-01 08:30')
    await tick({ ...house.pejl, known: new Map() })
    await house.drain()
    expect((await texts(house, BOLIG))[0]).toBe(MOVED)
  })
})

describe('a reflection that stands unanswered', () => {
  test('is left as it is when more happens that day: the leader gets a line, and finds it there', async () => {
    const house = await reminded()
    const LEADER = 'leder-bolig'
    await report(house, BOLIG, { '1A:2015': '800' })
    const [card] = await chat(house, LEADER)
    await report(house, BOLIG, { '1B:2015': '470' })
    await report(house, BOLIG, { '1A:2015@1': '900' })
    const [still, ...lines] = await chat(house, LEADER)
    expect(still).toEqual(card)
    expect(lines.map(({ text }) => text)).toEqual([
      '1B er gået fra 474 til 470, altså nærmere målet på 458. Det kan du tage med i din refleksion om pejlemærke 1.',
      'Et tal er rettet: 1A er gået fra 828 til 900, altså nærmere målet på 1.000. Det kan du tage med i din refleksion om pejlemærke 1.',
    ])
    const { id } = await house.prisma.reflection.findFirstOrThrow()
    const answer = await house.press(LEADER, 'reflect', { reflection: id, answer: 'Vi ringer op.' })
    for (const part of [
      '1A er gået fra 828 til 900',
      '1B er gået fra 474 til 470',
      'Vi ringer op.',
    ])
      expect(answer.card.text).toContain(part)
  })

  test('takes in what happens before it is sent', async () => {
    const house = await reminded()
    const submit = (fields: Record<string, string>) =>
      house.inbound.submit(
        { personKey: BOLIG, through: 'web' },
        { verb: 'report', data: form(fields) },
      )
    await submit({ '1A:2015': '800' })
    await submit({ '1B:2015': '470' })
    await house.drain()
    const [card, ...others] = await texts(house, 'leder-bolig')
    expect(others).toEqual([])
    expect(card).toContain('1B er gået fra 474 til 470')
  })
})
