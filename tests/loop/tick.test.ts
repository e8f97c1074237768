import { afterAll, beforeAll, expect, test } from 'vitest'
import { tick } from '../../src/loop/tick.ts'
import { form } from '../support/form.ts'
import { furnish, type House, openHouse } from '../support/house.ts'

let one: House
let other: Awaited<ReturnType<typeof furnish>>
beforeAll(async () => {
  one = await openHouse()
  other = await furnish(one.prisma, '2016-01-04 07:55')
})
afterAll(() => one.close())

/** Both processes tick and deliver at once, twice over. */
async function bothAt(time: string): Promise<void> {
  for (const house of [one, other]) house.setClock(time)
  await Promise.all([one, other, one, other].map((house) => tick(house.pejl)))
  await Promise.all([one.drain(), other.drain()])
  await one.drain()
}

const posts = () => one.prisma.webPost.findMany({ orderBy: { id: 'asc' } })
const countTo = async (conversation: string) =>
  (await posts()).filter((post) => post.conversation === conversation).length

test('two processes on one database keep one living card a pejlemærke and one digest', async () => {
  await bothAt('2016-01-04 08:00')
  expect(await posts()).toHaveLength(10)
})

test('two processes remind everybody exactly once', async () => {
  await bothAt('2016-02-01 08:30')
  const reminders = (await posts()).filter(({ conversation }) => conversation.startsWith('person:'))
  const people = new Set(reminders.map(({ conversation }) => conversation))
  expect(reminders).toHaveLength(people.size)
  const owners = await one.prisma.dataOwner.findMany({
    where: { delmaal: { code: { notIn: ['2A', '2B', '7A', '7B'] } } },
  })
  const expected = new Set(owners.map(({ personKey }) => `person:${personKey}`))
  expect(people).toEqual(expected.add('person:controller'))
})

test('two owners who answer at once through two processes get both figures and one card', async () => {
  const before = await countTo('channel:pejlemaerke-1')
  await Promise.all([
    one.press('dataejer-bolig', 'report', form({ '1D:2015': '1.330' })),
    other.press('dataejer-botilbud', 'report', form({ '1F1:2015': '120' })),
    one.press('controller', 'report', form({ '1E:2015': '200' })),
  ])
  await one.drain()
  expect(await countTo('channel:pejlemaerke-1')).toBe(before + 3)
  const [living] = (await posts()).filter(
    ({ conversation }) => conversation === 'channel:pejlemaerke-1',
  )
  const status = await one.say('controller', 'status 1')
  expect(living?.text).toContain((status.json as { display: string }).display)
  expect(living?.text).toContain('Datagrundlag: 6 af 6 delmål')
})

test('ticks at once again change nothing', async () => {
  const before = await posts()
  await bothAt('2016-02-01 09:00')
  expect(await posts()).toEqual(before)
})
