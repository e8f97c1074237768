import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReflectionData } from '../../src/cards/reflection.ts'
import type { ReminderData } from '../../src/cards/reminder.ts'
import { inputOf, named, form as sentIn } from '../support/form.ts'
import { type House, openHouse } from '../support/house.ts'

const OWNER = 'dataejer-bolig'
const LEADER = 'leder-bolig'

let house: House
beforeAll(async () => {
  house = await openHouse('2016-02-01 09:00')
  await house.say(OWNER, 'indberet 1D 1.330')
})
afterAll(() => house.close())

const form = async (person: string, data: Record<string, string>) =>
  (await house.press(person, 'form', data)).card

test('a form is read as it stands: what is answered is closed, but the one that is asked for', async () => {
  const items = '1C:2015@0 1D:2015@1'
  const { fields } = (await form(OWNER, { items })).data as ReminderData
  expect(fields.map(({ item, open }) => [item, open])).toEqual([
    [named('1C:2015'), true],
    [named('1D:2015'), false],
  ])
  const opened = (await form(OWNER, { items, item: named('1D:2015') })).data as ReminderData
  expect(opened.fields[1]).toMatchObject({ open: true, figure: '1.330', problem: '' })
})

test('looking at a form changes nothing', async () => {
  await form(OWNER, { items: named('1D:2015@1'), item: named('1D:2015') })
  expect(await house.prisma.draft.count()).toBe(0)
})

test('a form shows what was typed and not taken', async () => {
  await house.press(OWNER, 'report', { items: named('1B:2015@0'), [inputOf('1B:2015')]: 'mange' })
  const { fields } = (await form(OWNER, { items: named('1B:2015@0') })).data as ReminderData
  expect(fields[0]).toMatchObject({ figure: 'mange', problem: expect.stringContaining('mange') })
})

test('what no store takes is read without it, in a form and in a reflection', async () => {
  const data = {
    items: named('1A:2015@0'),
    [inputOf('1A:2015')]: '9\u000000',
    item: named('1A:2015'),
  }
  const { card } = await house.press(OWNER, 'report', data)
  expect(card.text).toContain('1A for 2015')
  const { id } = await house.prisma.reflection.findFirstOrThrow({ where: { personKey: LEADER } })
  await house.press(LEADER, 'reflect', { reflection: id, answer: 'Vi\u0000 venter' })
  expect((await house.press(LEADER, 'reflection', { reflection: id })).card.text).toContain(
    'venter',
  )
})

test('what is typed for a figure of another’s is not kept', async () => {
  const fields = { '2E:2015': '10', '1E:2015': '200' }
  await house.press(OWNER, 'cancel', sentIn(fields, { item: '1E:2015' }))
  const drafts = await house.prisma.draft.findMany({ where: { delmaalId: { endsWith: '/2E' } } })
  expect(drafts).toEqual([])
})

test('a figure that is refused hides neither what was recorded nor what is wrong, and the rest is kept', async () => {
  const sent = { '1E:2015': '220', '2E:2015': '10', '1C:2015': '95.8' }
  const unsent = { '1B:2015': { comment: 'Begyndt' } }
  const { card, place } = await house.press(OWNER, 'report', sentIn({ ...sent, ...unsent }))
  expect(place).toBe('reply')
  expect(card.text).toMatch(
    /Tak\. 1E for 2015 er registreret som 220\..*Mener du 95,8\?\nDu kan desværre ikke indberette 2E\./s,
  )
  const { fields } = (await form(OWNER, { items: named('1B:2015@0') })).data as ReminderData
  expect(fields[0]).toMatchObject({ comment: 'Begyndt' })
})

test('the last of very many figures is taken like the first; of more than that none is, and it is said', async () => {
  const years = (first: number) => Array.from({ length: 2016 - first }, (_, at) => first + at)
  const items = (first: number) =>
    years(first)
      .map((year) => named(`1D:${year}@1`))
      .join(' ')
  const last = { [inputOf('1D:2015')]: '1.340', item: named('1D:2015') }
  const { card } = await house.press(OWNER, 'report', { items: items(1900), ...last })
  expect(card.text).toContain('1D for 2015 er registreret som 1.340.')
  for (const verb of ['report', 'postpone', 'correct', 'cancel', 'form'])
    expect((await house.press(OWNER, verb, { items: items(1015), ...last })).card.text).toContain(
      'flere tal på kortet, end jeg kan læse på én gang',
    )
})

test("another's form is not shown, and neither is one of nothing", async () => {
  expect((await form('dataejer-skole', { items: named('1D:2015@1') })).text).toContain(
    'dataejer bolig',
  )
  expect((await form(OWNER, { items: 'vrøvl' })).text).toContain('Jeg kan ikke finde tallene')
})

test('a reflection is read by the one who was asked', async () => {
  const { id } = await house.prisma.reflection.findFirstOrThrow({ where: { personKey: LEADER } })
  const own = (await house.press(LEADER, 'reflection', { reflection: id })).card
  expect((own.data as ReflectionData).questions).not.toBe('')
  const another = (await house.press(OWNER, 'reflection', { reflection: id })).card
  expect(another.text).toBe('Denne refleksion hører til en anden.')
})

test('»prøve« sends a controller a sample of each card, and nobody else anything', async () => {
  expect((await house.say(OWNER, 'prøve')).ok).toBe(false)
  const before = (await house.posts('person:controller')).length
  const { json } = await house.say('controller', 'sample')
  const posts = (await house.posts('person:controller')).slice(before)
  expect(json).toEqual({ count: posts.length })
  expect(posts.every(({ text }) => text.startsWith('Prøve: '))).toBe(true)
  const names = posts.map(({ card }) => JSON.stringify(card))
  for (const words of ['Findes ikke endnu', 'Hvad mangler?', 'Gem svaret', 'Afventes'])
    expect(names.join().toLowerCase()).toContain(words.toLowerCase())
  expect(
    await house.prisma.message.count({
      where: { kind: 'sample', NOT: { recipient: 'person:controller' } },
    }),
  ).toBe(0)
})
