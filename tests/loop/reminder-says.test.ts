import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SendError } from '../../src/outbox/port.ts'
import { form, named } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

// A house for each group: its tests follow one another on one calendar.
let house: House
const ownHouse = () => {
  beforeAll(async () => {
    house = await openHouse()
  })
  afterAll(() => house.close())
}

const BOLIG = 'dataejer-bolig'
const post = async (person: string) => (await house.posts(`person:${person}`)).at(-1)
const newest = async (person: string) => (await post(person))?.text ?? ''
const occurs = (part: string, text: string) => text.split(part).length - 1

describe('a reminder', () => {
  ownHouse()

  test.each([
    ['2016-01-18', 'skal indberettes senest den 1. februar 2016.'],
    ['2016-02-01', 'skal indberettes i dag, den 1. februar.'],
    ['2016-02-08', 'afventes stadig; fristen var den 1. februar 2016.'],
  ])('says on %s once what its figures share', async (day, when) => {
    await house.tickAt(`${day} 08:30`)
    const text = await newest(BOLIG)
    expect(text.split('\n')[1]).toBe(
      `Tallene for 2015 ${when} Svar på dem, du kan nu; de andre kan vente.`,
    )
    expect(occurs(when, text)).toBe(1)
    expect(text).toContain('Baseline var 1.581 (2013), og målet er 1.255 i 2017.')
  })

  test('of one figure says it there', async () => {
    expect(await newest('dataejer-beskaeftigelse')).toContain(
      'Tallet for 4A for 2015 afventes stadig; fristen var den 1. februar 2016. Baseline var',
    )
  })

  test('promises to keep what is begun where several figures are filled in on one card', async () => {
    const promise = 'Når du indberetter, gemmer jeg også det, du er begyndt på i de andre.'
    const cards = [BOLIG, 'dataejer-beskaeftigelse'].map(post)
    const kept = (await Promise.all(cards)).map((one) =>
      JSON.stringify(one?.card).includes(promise),
    )
    expect(kept).toEqual([true, false])
  })

  test('tells the controller why the question is theirs', async () => {
    expect(await newest('controller')).toContain(
      '4B1 har endnu ingen dataejer, så derfor spørger jeg dig. En dataejer vælges i people.yaml.',
    )
  })

  test('keeps the deadlines apart where one of them was moved', async () => {
    const later = { reason: 'Vi tæller', expectedOn: '2016-02-22' }
    await house.press(BOLIG, 'postpone', {
      ...form({ '1E:2015': later }, { item: named('1E:2015') }),
    })
    await house.tickAt('2016-02-22 08:30')
    const text = await newest(BOLIG)
    expect(text).toContain('Tallet for 1E for 2015 var forventet den 22. februar 2016 (Vi tæller).')
    expect(text).toContain('Tallet for 1D for 2015 afventes stadig')
    expect(text).not.toContain('Tallene')
  })
})

describe('of several reminders', () => {
  ownHouse()

  test('only the newest asks and shows what was answered; the earlier ones say so in a line', async () => {
    for (const day of ['2016-01-18 08:30', '2016-02-01 08:30', '2016-02-01 08:31'])
      await house.tickAt(day)
    await house.press(BOLIG, 'report', form({ '1D:2015': '1.330' }))
    const [old, current] = await house.posts(`person:${BOLIG}`)
    expect(old?.text).toBe('Spørgsmålet står nu i en nyere påmindelse.')
    expect(current?.text).toContain('1D for 2015 er registreret som 1.330.')
    const fields = (post: typeof old) => occurs('"id":"figure:', JSON.stringify(post?.card))
    expect([old, current].map(fields)).toEqual([0, 4])
    expect(JSON.stringify(current?.card)).toContain(named('1D:2015@1').replace(/^.*\//, ''))
  })

  test('the newest begins without what was wrong, and with what was typed', async () => {
    await house.press(BOLIG, 'report', form({ '1C:2015': { figure: '97.1', comment: 'Talt' } }))
    await house.tickAt('2016-02-08 08:30')
    const { text, card } = (await house.posts(`person:${BOLIG}`)).at(-1) ?? {}
    expect(text).toContain('1C · ')
    expect(text).not.toContain('Mener du')
    for (const typed of ['"97.1"', '"Talt"']) expect(JSON.stringify(card)).toContain(typed)
  })

  test('what is wrong stands below why it is asked', async () => {
    const { card } = await house.press(BOLIG, 'report', form({ '1C:2015': '97.1' }))
    expect(card.text).toContain('Tallet for 1C for 2015 afventes stadig')
    expect(card.text).toContain('seneste tal var')
    expect(card.text).toMatch(/i 2017\.\nJeg er ikke sikker på, hvordan 97\.1 skal læses\./)
  })
})

describe('a newer reminder that cannot be delivered', () => {
  ownHouse()

  test('takes nothing over: an older one that changes meanwhile still asks for the rest', async () => {
    await house.tickAt('2016-01-18 08:30')
    const later = { reason: 'Vi tæller', expectedOn: '2016-04-01' }
    await house.press(BOLIG, 'postpone', {
      ...form({ '1E:2015': later }, { item: named('1E:2015') }),
    })
    const { send } = house.web
    house.web.send = async (message) => {
      if (message.recipient !== `person:${BOLIG}`) return send(message)
      throw new SendError({ kind: 'not-allowed', advice: 'Spørg Teams.' }, 'blocked')
    }
    await house.tickAt('2016-02-01 08:30')
    // Only the older one has this figure, so the newer one is not tried again.
    expect((await house.say(BOLIG, 'indberet 1E 200')).ok).toBe(true)
    const [older, ...newer] = await house.posts(`person:${BOLIG}`)
    expect(newer).toEqual([])
    expect(older?.text).toMatch(/^4 tal til pejlemærkerne\n/)
    expect(older?.text).toContain('1E for 2015 er registreret som 200.')
    expect(older?.text).not.toContain('nyere påmindelse')
    expect(occurs('"id":"figure:', JSON.stringify(older?.card))).toBe(4)
  })
})

describe('an answer', () => {
  ownHouse()

  test('is thanked for once a card', async () => {
    const one = await house.press(BOLIG, 'report', form({ '1D:2015': '1.330' }))
    expect(one.card.text).toBe(
      'Dit svar\nTak. 1D for 2015 er registreret som 1.330. Du kan altid rette tallet.',
    )
    const two = await house.press(BOLIG, 'report', form({ '1D:2015': '1.330', '1B:2015': '470' }))
    expect(two.card.text.split('\n')[0]).toBe('Dine svar')
    expect(occurs('Tak', two.card.text)).toBe(1)
    expect(two.card.text).toContain('\n1B for 2015 er registreret som 470.')
  })

  test('is corrected where it says so, and is called one’s own', async () => {
    const data = { items: named('1D:2015@1'), item: named('1D:2015') }
    const opened = await house.press(BOLIG, 'correct', data)
    expect(opened.card.text).toContain('Tallet for 1D for 2015 kan rettes her.')
    const asked = await house.say(BOLIG, 'indberet 1D 1.340')
    expect(asked.card.text).toContain('er allerede besvaret med 1.330 af dig den 4. januar 2016')
  })
})

describe('a reminder of the next year', () => {
  ownHouse()

  test('leaves what was wrong with the figure of the year before where it is asked for', async () => {
    const problem = 'Jeg er ikke sikker på, hvordan 97.1 skal læses.'
    await house.tickAt('2016-02-22 08:30')
    await house.press(BOLIG, 'report', form({ '1C:2015': '97.1' }))
    await house.tickAt('2017-01-18 08:30')
    await house.press(BOLIG, 'report', form({ '1D:2015': '1.330' }))
    const [before, after] = await house.posts(`person:${BOLIG}`)
    expect(before?.text).toContain('1D for 2015 er registreret som 1.330.')
    expect(before?.text).toContain(problem)
    expect(after?.text).toContain('2016')
    expect(after?.text).not.toContain(problem)
  })
})
