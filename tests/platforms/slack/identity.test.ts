/** Who is who: whom pejl takes for somebody of people.yaml, and for how long. */
import { expect, test } from 'vitest'
import { textsOf } from './texts.ts'
import { openSlackHouse } from './slack-house.ts'

const REMINDERS = '2016-01-18 08:30'
const HOUR = 60 * 60 * 1000
const UNKNOWN = 'Hej! Jeg kender dig ikke endnu.'

/** What somebody is answered in a channel. */
async function answer(
  { slack, until }: Awaited<ReturnType<typeof openSlackHouse>>,
  key: string,
  text: string,
): Promise<string> {
  const person = slack.person(key)
  const before = person.ephemerals().length
  await person.command(text, { channel: 'direktion' })
  await until(() => person.ephemerals().length > before)
  return String(person.ephemerals().at(-1)?.text)
}

test('a stranger with a data owner’s address gets neither their messages nor their role', async () => {
  const house = await openSlackHouse()
  const { slack, tickAt } = house
  slack.become('dataejer-bolig', 'stranger')
  await tickAt(REMINDERS)
  expect(await answer(house, 'dataejer-bolig', 'baseline 1D 1.200 2013')).toContain(UNKNOWN)
  expect(await slack.person('dataejer-bolig').messages()).toEqual([])
})

test('an address that was changed in Slack loses its role within an hour, and its new holder gets it', async () => {
  const house = await openSlackHouse()
  const { slack, wait, tickAt } = house
  const { email } = slack.person('dataejer-bolig')
  expect(await answer(house, 'dataejer-bolig', 'mine')).not.toContain(UNKNOWN)
  slack.readdress('dataejer-bolig', 'flyttet@pejl.example')
  slack.readdress('leder-rehabilitering', email)
  wait(HOUR)
  await tickAt(REMINDERS)
  expect(await answer(house, 'dataejer-bolig', 'mine')).toContain(UNKNOWN)
  expect(await slack.person('dataejer-bolig').messages()).toEqual([])
  const [reminder] = await slack.person('leder-rehabilitering').messages()
  expect(reminder?.text).toContain('1D')
})
