import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fieldOf, form, named } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

// One house: nothing that is refused may leave a trace in it.
let house: House
beforeAll(async () => {
  house = await openHouse('2016-02-01 09:00')
})
afterAll(() => house.close())

const recorded = () => house.prisma.measurement.count({ where: { reportedBy: { not: null } } })

test.each(['dataejer-skole', 'leder-bolig', 'direktion', 'nobody', ''])(
  'whatever the card carries, %s cannot report, postpone or open the figure of another',
  async (person) => {
    const data = {
      ...form({ '1D:2015': { figure: '1.330', reason: 'x', expectedOn: '2016-04-01' } }),
      item: '1D:2015',
      personKey: 'dataejer-bolig',
      actor: 'controller',
      confirm: '1D:2015 1.330',
    }
    for (const verb of ['report', 'postpone', 'correct']) {
      const answer = await house.press(person, verb, data)
      expect(answer.place).toBe('reply')
      expect(answer.card.text).toBe(
        'Du kan desværre ikke indberette 1D. Det kan dataejer bolig eller en controller.',
      )
    }
    await house.press(person, 'cancel', data)
    expect(await recorded()).toBe(0)
    expect(await house.prisma.draft.count()).toBe(0)
  },
)

test('a form of several figures has those that are one’s own, and is refused where none is', async () => {
  const items = named('9C:2015@0 1D:2015@0 1E:2015@0')
  const open = async (person: string, item = '') =>
    (await house.press(person, 'form', { items, item: item && named(item) })).card.text
  for (const item of ['', '1D:2015']) {
    const text = await open('dataejer-bolig', item)
    expect([...text.matchAll(/^\w+(?= · )/gm)].map(([code]) => code)).toEqual(['1D', '1E'])
    expect(text).toMatch(/^2 tal til pejlemærkerne\n/)
  }
  const refused = /^Du kan desværre ikke indberette 9C\./
  expect(await open('dataejer-bolig', '9C:2015')).toMatch(refused)
  expect(await open('dataejer-skole')).toMatch(refused)
})

test('a command is refused just the same, and says who could', async () => {
  const refused = await house.say('dataejer-skole', 'indberet 1D 1.330')
  expect(refused).toMatchObject({ ok: false })
  expect(refused.card.text).toContain('Det kan dataejer bolig eller en controller.')
  const unowned = await house.say('dataejer-skole', 'indberet 4B1 12')
  expect(unowned.card.text).toContain('Det kan en controller. 4B1 har endnu ingen dataejer.')
  const stranger = await house.say('nobody', 'indberet 1D 1.330')
  expect(stranger.card.text).toContain('Jeg kender dig ikke endnu')
  expect(await recorded()).toBe(0)
})

test('only controllers confirm and correct baselines', async () => {
  const pressed = await house.press('dataejer-misbrug', 'confirm-baseline', { item: '6A:2015' })
  expect(pressed.card.text).toContain('Det kan en controller.')
  const typed = await house.say('dataejer-bolig', 'baseline 1D 1.600 for 2013')
  expect(typed).toMatchObject({ ok: false })
  expect(await house.prisma.baseline.count({ where: { confirmedBy: { not: null } } })).toBe(0)
})

test('somebody who has left may do nothing any more', async () => {
  const where = { key: 'dataejer-livskvalitet' }
  await house.prisma.person.update({ where, data: { active: false } })
  await house.touch()
  const answer = await house.press('dataejer-livskvalitet', 'report', form({ '8A:2015': '50' }))
  expect(answer.card.text).toContain('Du kan desværre ikke indberette 8A')
  await house.prisma.person.update({ where, data: { active: true } })
  await house.touch()
  expect(await recorded()).toBe(0)
})

describe('a card from outside', () => {
  test.each<Record<string, string>>([
    {},
    { items: 'x' },
    { items: '1D:2015' },
    { items: '1D:2015@-1', 'figure:1D:2015': '1' },
    { items: '99Z:2015@0', 'figure:99Z:2015': '1' },
    { items: '1F:2015@0', 'figure:1F:2015': '1' },
    { items: '1D:hello@0', 'figure:1D:hello': '1' },
    { items: '__proto__:2015@0', 'figure:__proto__:2015': '1' },
  ])('that makes no sense is answered with a sentence: %o', async (data) => {
    for (const verb of [
      'report',
      'postpone',
      'correct',
      'cancel',
      'confirm-baseline',
      'share',
      'x',
    ])
      expect((await house.press('controller', verb, data)).card.text).toMatch(/\.$|»$/)
    expect(await recorded()).toBe(0)
  })
})

test('a controller reports any figure, an owner their own, and both see each other’s', async () => {
  await house.press('controller', 'report', form({ '2E:2015': '10,1' }))
  const answer = await house.press('dataejer-skole', 'report', form({ '2E:2015@1': '9,9' }))
  expect(fieldOf(answer, '2E:2015').receipt).toContain('9,9')
  expect(await recorded()).toBe(2)
})

test('half-typed figures are shown to nobody else', async () => {
  await house.press('dataejer-skole', 'report', form({ '2C1:2015': 'cirka firs' }))
  const other = await house.say('controller', 'indberet 2C1 for 2015')
  expect(fieldOf(other, '2C1:2015').figure).toBe('')
})
