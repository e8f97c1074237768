import { describe, expect, onTestFinished, test } from 'vitest'
import { codesText } from '../../src/loop/awaited.ts'
import { knownAt } from '../../src/loop/known-at.ts'
import { situations } from '../../src/loop/situation.ts'
import { fieldOf, form, named } from '../support/form.ts'
import { type House, momentOf, openHouse } from '../support/house.ts'

const BOLIG = 'dataejer-bolig'
const REASON = 'Registeret er nedlagt'

async function ownHouse(start = '2016-02-01 09:00'): Promise<House> {
  const house = await openHouse(start)
  onTestFinished(() => house.close())
  return house
}

/** The newest digest of management, as people read it. */
const digest = async (house: House) => (await house.posts('channel:direktion')).at(-1)?.text ?? ''
const newest = async (house: House, place: `person:${string}` | `channel:${string}`) =>
  (await house.posts(place)).at(-1)?.text ?? ''
const giveUp = (house: House, person: string, item: string, reason = REASON) =>
  house.press(person, 'give-up', {
    ...form({ [item]: { reason } }, { item: named(item.replace(/@.*/, '')) }),
  })
const shown = async (house: House, person: string, command: string) =>
  (await house.say(person, command)).card.text
const reminders = async (house: House) =>
  (await house.posts(`person:${BOLIG}`)).map(({ text }) => text)

test('what is told of several years is told year by year', () => {
  const figures = ['2016', '2017', '2015', '2016'].map((period, at) => ({ code: `1${at}`, period }))
  expect(codesText(figures)).toBe('12 for 2015, 10 og 13 for 2016 og 11 for 2017')
})

test('the digest of January 2020 does not wait for the figures of 2015', async () => {
  const house = await ownHouse('2020-01-03 09:00')
  await house.tickAt('2020-01-06 08:00')
  expect(await digest(house)).toContain('6. januar 2020')
  expect(await digest(house)).not.toContain('for 2015')
  expect(await shown(house, BOLIG, 'mine')).not.toContain('for 2015')
})

describe('a figure that never comes', () => {
  test('is answered with a reason in the card, which becomes its receipt', async () => {
    const house = await ownHouse()
    const field = fieldOf(await giveUp(house, BOLIG, '1E:2015'), '1E:2015')
    expect(field).toMatchObject({ open: false, answered: true })
    expect(field.receipt).toBe(
      'Tak for beskeden. Tallet for 1E for 2015 kommer ikke (Registeret er nedlagt). Jeg spørger ikke igen. Kommer det alligevel, er det velkomment, og en controller kan fortryde med »genoptag 1E for 2015«.',
    )
  })

  test('without a reason is asked for one beside the field, and nothing typed is lost', async () => {
    const house = await ownHouse()
    const reply = await house.press(BOLIG, 'give-up', {
      ...form(
        { '1E:2015': { figure: '1', comment: 'Talt' }, '1D:2015': { figure: '1.3' } },
        { item: named('1E:2015') },
      ),
    })
    const field = fieldOf(reply, '1E:2015')
    expect(field).toMatchObject({ open: true, figure: '1', comment: 'Talt', never: true })
    expect(field.reasonProblem).toBe('Skriv kort, hvorfor tallet ikke kommer.')
    expect(fieldOf(reply, '1D:2015').figure).toBe('1.3')
    expect(await house.prisma.noFigure.count()).toBe(0)
  })

  test('is recorded once when it is delivered twice', async () => {
    const house = await ownHouse()
    await giveUp(house, BOLIG, '1E:2015')
    await giveUp(house, BOLIG, '1E:2015')
    expect(await house.prisma.noFigure.count()).toBe(1)
  })

  test('is asked for no more, by the ladder, »mine«, »mangler« or the digest', async () => {
    const house = await ownHouse('2016-01-18 08:30')
    await house.tickAt('2016-01-18 08:30')
    await giveUp(house, BOLIG, '1E:2015')
    await house.tickAt('2016-02-01 08:30')
    expect(await newest(house, `person:${BOLIG}`)).toContain('1D · ')
    expect(await newest(house, `person:${BOLIG}`)).not.toContain('1E · ')
    expect(await shown(house, BOLIG, 'mine')).not.toMatch(/1E · [^\n]*\n[^\n]*\n[^\n]*for 2015/)
    const missing = await house.say('controller', 'mangler')
    expect(missing.card.text).toContain(`1E for 2015 kommer ikke\n  ${REASON}`)
    expect(missing.json).toMatchObject({
      givenUp: [{ code: '1E', period: '2015', reason: REASON }],
      postponed: [],
    })
  })

  test('is told below the living card, in the digest of that week, and in no later one', async () => {
    const house = await ownHouse()
    await house.tickAt('2016-02-01 09:01')
    await giveUp(house, BOLIG, '1E:2015')
    expect(await newest(house, 'channel:pejlemaerke-1')).toBe(
      'Pejlemærke 1 står fortsat på 2,4. 1E for 2015 kommer ikke (Registeret er nedlagt).',
    )
    const [living] = await house.posts('channel:pejlemaerke-1')
    expect(living?.text).toContain(`1E for 2015 kommer ikke: ${REASON}.`)
    expect(await shown(house, 'controller', 'status 1')).toContain('1E for 2015 kommer ikke')
    expect(await shown(house, 'controller', 'status 1E')).toContain('1E for 2015 kommer ikke')
    expect(await shown(house, 'controller', 'status 1D')).not.toContain('kommer ikke')
    await house.tickAt('2016-02-08 08:00')
    expect(await digest(house)).toContain(`1E for 2015 kommer ikke: ${REASON}`)
    expect(await digest(house)).not.toContain('1E for 2015 fra')
    await house.tickAt('2016-02-15 08:00')
    expect(await digest(house)).not.toContain('1E')
  })

  test('that comes after all counts, and the question tells what was said before', async () => {
    const house = await ownHouse()
    await giveUp(house, 'controller', '1D:2015')
    const asked = await house.say(BOLIG, 'indberet 1D 1.330')
    expect(asked.ok).toBe(false)
    expect(asked.card.text).toContain(
      '1D for 2015 er allerede besvaret med »kommer ikke« (Registeret er nedlagt) af controller den 1. februar 2016',
    )
    await house.press(BOLIG, 'report', form({ '1D:2015@1': '1.330' }))
    expect(await shown(house, 'controller', 'status 1D')).toContain('1.330')
    expect(await shown(house, 'controller', 'mangler')).not.toContain('1D for 2015 kommer ikke')
    const history = await shown(house, 'controller', 'historik 1D')
    expect(history).toContain('2015: 1.330')
    expect(history).toContain(`2015: kommer ikke`)
    expect(history).toContain(REASON)
  })

  test('cannot be said of a figure that is there', async () => {
    const house = await ownHouse()
    await house.say(BOLIG, 'indberet 1D 1.330')
    const field = fieldOf(await giveUp(house, BOLIG, '1D:2015@1'), '1D:2015')
    expect(field.problem).toContain('1D for 2015 har allerede tallet 1.330')
    expect(await house.prisma.noFigure.count()).toBe(0)
  })

  test('is left in the card in front of another, who is told; and in nobody else’s hands', async () => {
    const house = await ownHouse('2016-01-18 08:30')
    await house.tickAt('2016-01-18 08:30')
    await giveUp(house, 'controller', '1E:2015')
    expect((await reminders(house)).at(-1)).toBe(
      'Controller har meddelt, at tallet for 1E for 2015 ikke kommer: Registeret er nedlagt. Du behøver ikke gøre mere ved det.',
    )
    const { card } = await giveUp(house, 'dataejer-skole', '1E:2015')
    expect(card.text).toContain('Du kan desværre ikke indberette 1E.')
  })

  test('can be postponed after all, and given up again', async () => {
    const house = await ownHouse()
    await giveUp(house, BOLIG, '1E:2015')
    expect((await house.say(BOLIG, 'udskyd 1E 1. april 2016 Der er et nyt register')).ok).toBe(true)
    expect(await shown(house, 'controller', 'mangler')).toContain('1E for 2015 findes ikke endnu')
    expect((await house.say(BOLIG, 'kommer-ikke 1E heller ikke dér')).ok).toBe(true)
    expect(await shown(house, 'controller', 'mangler')).toContain('1E for 2015 kommer ikke')
    await house.say(BOLIG, '1E 214')
    expect(await shown(house, 'controller', 'historik 1E')).not.toMatch(/udgave|rettet/)
    expect(await shown(house, 'controller', 'beregning 1')).not.toContain('rettet af')
  })

  test('was not known of before it was said', async () => {
    const house = await ownHouse()
    house.setClock('2016-02-03 09:00')
    await giveUp(house, BOLIG, '1E:2015')
    const [known] = await situations(house.pejl, await house.pejl.clock.now())
    const saidAt = (time: string) => known && knownAt(known, momentOf(time)).said.has('1E:2015')
    expect([saidAt('2016-02-03 08:59'), saidAt('2016-02-03 09:00')]).toEqual([false, true])
  })
})

describe('a controller awaits a figure again', () => {
  test('and its owner is asked that day, from the first step of the ladder', async () => {
    const house = await ownHouse('2016-03-15 09:00')
    await giveUp(house, BOLIG, '1E:2015')
    house.setClock('2016-05-10 14:00')
    const { card, ok } = await house.say('controller', 'genoptag 1E der er fundet en kilde')
    expect(await shown(house, 'controller', 'årsstatus 2015')).toContain(
      '1E: status for 2015 mangler; afventes igen siden den',
    )
    expect([ok, card.text]).toEqual([
      true,
      'Tallet for 1E for 2015 afventes igen. Jeg spørger dataejer bolig.',
    ])
    await house.tickAt('2016-05-10 14:01')
    expect(await newest(house, `person:${BOLIG}`)).toContain(
      'Tallet for 1E for 2015 afventes igen (der er fundet en kilde).',
    )
    await house.tickAt('2016-05-17 08:30')
    expect(await newest(house, `person:${BOLIG}`)).toContain('1E · ')
    expect(await shown(house, 'controller', 'mangler')).toContain(
      'dataejer bolig\n  1E for 2015: afventes igen siden den 10. maj 2016',
    )
    expect(await shown(house, 'controller', 'mangler 1E')).not.toContain('kommer ikke')
    expect(await shown(house, 'controller', 'historik 1E')).toMatch(
      /2015: afventes igen\n {2}controller den 10\. maj 2016/,
    )
  })

  test('and it is told below the living card and in the digest', async () => {
    const house = await ownHouse()
    await house.tickAt('2016-02-01 09:01')
    await giveUp(house, BOLIG, '1E:2015')
    await house.say('controller', 'genoptag 1E for 2015')
    expect(await newest(house, 'channel:pejlemaerke-1')).toBe(
      'Pejlemærke 1 står fortsat på 2,4. 1E for 2015 afventes igen.',
    )
    await house.tickAt('2016-02-08 08:00')
    expect(await digest(house)).toContain('1E for 2015 afventes igen.')
  })

  test('that nobody answered for in time, also years after', async () => {
    const house = await ownHouse()
    house.setClock('2017-06-01 09:00')
    expect(await shown(house, 'controller', 'mangler 1E')).toContain('Blev ikke indberettet')
    expect((await house.say('controller', 'genoptag 1E')).ok).toBe(true)
    await house.tickAt('2017-06-01 09:01')
    expect(await newest(house, `person:${BOLIG}`)).toContain('1E for 2015 afventes igen')
    expect(await shown(house, 'controller', 'mangler 1E')).not.toContain('Blev ikke indberettet')
  })

  test('only where that makes sense, and nobody else may', async () => {
    const house = await ownHouse()
    await giveUp(house, BOLIG, '1E:2015')
    expect(await shown(house, BOLIG, 'genoptag 1E')).toBe(
      'Du kan desværre ikke genoptage 1E. Det kan en controller.',
    )
    expect(await shown(house, 'controller', 'genoptag 1D for 2015')).toBe(
      'Tallet for 1D for 2015 afventes allerede.',
    )
    expect(await shown(house, 'controller', 'genoptag 1D')).toBe(
      'Der er ikke noget tal for 1D, der skal afventes igen.',
    )
    await house.say(BOLIG, 'indberet 1D 1.330')
    expect(await shown(house, 'controller', 'genoptag 1D for 2015')).toContain('har et tal')
  })
})

describe('a figure that a newer one has overtaken', () => {
  test('is asked for no more, and is told as not reported', async () => {
    const house = await ownHouse('2017-01-04 09:00')
    await house.tickAt('2017-01-18 08:30')
    expect((await reminders(house)).at(-1)).toContain('1E for 2015')
    await house.press(BOLIG, 'report', form({ '1D:2016': '1.330' }))
    const card = (await reminders(house)).at(-1)
    expect(card).toContain(
      'Tallet for 1D for 2015 afventes ikke længere, for der er et tal for 2016.',
    )
    await house.tickAt('2017-02-01 08:30')
    expect((await reminders(house)).at(-1)).not.toContain('1D')
    await house.tickAt('2017-02-06 08:00')
    expect(await digest(house)).not.toContain('1D for 2015')
    expect(await shown(house, 'controller', 'mangler 1D')).toContain(
      'Blev ikke indberettet\n  1D for 2015',
    )
    expect(await shown(house, 'controller', 'historik 1D')).toContain('2015: blev ikke indberettet')
  })

  test('keeps what was typed for it, and can still be reported', async () => {
    const house = await ownHouse('2017-01-18 08:29')
    await house.tickAt('2017-01-18 08:30')
    await house.press(BOLIG, 'report', form({ '1D:2015': '1.3.3', '1D:2016': '1.330' }))
    const [post] = (await house.posts(`person:${BOLIG}`)).slice(-1)
    expect(JSON.stringify(post?.card)).toContain('"1.3.3"')
    expect((await house.say(BOLIG, 'indberet 1D 1.340 for 2015')).ok).toBe(true)
  })

  test('cannot be postponed, for nobody waits for it', async () => {
    const house = await ownHouse('2017-01-18 08:29')
    await house.say(BOLIG, 'indberet 1D 1.330 for 2016')
    const { card, ok } = await house.say(BOLIG, 'udskyd 1D 1. april 2017 Vi tæller for 2015')
    expect(ok).toBe(false)
    expect(card.text).toContain('for der er et tal for 2016')
  })
})
