/** What pejl answers where: threads, files, what may be shared, the digest's links, App Home. */
import { expect, test } from 'vitest'
import type { Message } from '../../support/slack/server.ts'
import { openSlackHouse, type SlackHouse, textsOf } from './slack-house.ts'

type Person = ReturnType<SlackHouse['slack']['person']>

async function newest(person: Person): Promise<Message> {
  const message = (await person.messages()).at(-1)
  if (!message) throw new Error('no message')
  return message
}

test('what is asked in a thread of the private chat is answered there, and what is pressed above it below', async () => {
  const { slack, until } = await openSlackHouse()
  const owner = slack.person('dataejer-bolig')
  await owner.write('status 5')
  await until(async () => (await newest(owner)).text.startsWith('Pejlemærke 5'))
  const root = await newest(owner)
  await owner.write('mangler', { thread: root.ts })
  await until(async () => (await slack.thread(root)).length === 2)
  const [, answer] = await slack.thread(root)
  expect(answer?.text).toMatch(/^Det afventes/)
  if (answer) await owner.press('command', answer)
  await until(async () => (await slack.thread(root)).length === 3)
  expect(await newest(owner)).toMatchObject({ ts: root.ts, thread_ts: root.ts })
  await owner.press('command', await newest(owner))
  await until(async () => (await newest(owner)).text.startsWith('Sådan er pejlemærke 5 regnet'))
  expect(await slack.thread(root)).toHaveLength(3)
})

test('a file in the private chat is answered kindly, and what is written with it is read', async () => {
  const { slack, until } = await openSlackHouse()
  const owner = slack.person('dataejer-bolig')
  await owner.write('', { file: 'tal.xlsx' })
  await until(async () =>
    (await newest(owner)).text.includes('filer og billeder kan jeg ikke læse'),
  )
  await owner.write('status 5', { file: 'tal.xlsx' })
  await until(async () => (await newest(owner)).text.startsWith('Pejlemærke 5'))
  expect(textsOf((await newest(owner)).blocks)).toContain(
    'Jeg har svaret på det, du skrev. Filen kan jeg ikke læse.',
  )
})

test('only what says something, and the same to everybody, is offered to be shared', async () => {
  const { slack, until } = await openSlackHouse()
  const leader = slack.person('leder-bolig')
  const offered = async (typed: string) => {
    const before = leader.ephemerals().length
    await leader.command(typed, { channel: 'direktion' })
    await until(() => leader.ephemerals().length > before)
    return textsOf(leader.ephemerals().at(-1)?.blocks).includes('Del i kanalen')
  }
  for (const typed of ['status', 'status 5', 'mangler'])
    expect([typed, await offered(typed)]).toEqual([typed, true])
  for (const typed of ['mine', 'hjælp', 'status 99'])
    expect([typed, await offered(typed)]).toEqual([typed, false])
})

test('the digest links each pejlemærke to its living card, and draws no empty barometer', async () => {
  const { slack, tickAt } = await openSlackHouse()
  // The living cards stand when the digest goes out.
  await tickAt('2016-01-04 07:55')
  await tickAt('2016-01-04 08:00')
  const digest = (await slack.messages('direktion')).at(-1)
  const texts = textsOf(digest?.blocks)
  const rows = texts.filter((text) => /\|\d\. /.test(text))
  expect(rows).toHaveLength(9)
  const [living] = await slack.messages('pejlemaerke-1')
  const place = `/archives/${living?.channel}/p${living?.ts.replace('.', '')}`
  expect(rows[0]).toContain(`${place}|1. Flere udsatte københavnere har en bolig>`)
  expect(digest?.text).toContain(place)
  expect(texts.filter((text) => text.includes('┼'))).toHaveLength(2)
  expect(texts.filter((text) => text.includes('┼') && !text.includes('●'))).toEqual([])
  await tickAt('2016-01-11 08:00')
  expect((await slack.messages('direktion')).at(-1)?.text).toContain(place)
  expect(slack.calls('chat.getPermalink')).toHaveLength(9)
})

test('a digest goes out without the address that Slack does not tell', async () => {
  const { slack, tickAt } = await openSlackHouse()
  slack.next('chat.getPermalink', { error: 'message_not_found' })
  await tickAt('2016-01-04 07:55')
  await tickAt('2016-01-04 08:00')
  const digest = (await slack.messages('direktion')).at(-1)
  const rows = textsOf(digest?.blocks).filter((text) => /\d\. Fl?[æe]r+e /.test(text))
  expect(rows.filter((text) => text.includes('|'))).toHaveLength(rows.length - 1)
  expect(slack.left()).toEqual([])
})

test('App Home says each thing once', async () => {
  const { slack, until, tickAt } = await openSlackHouse()
  await tickAt('2016-02-01 08:30')
  const leader = slack.person('leder-bolig')
  await leader.openHome()
  await until(() => leader.home() !== null)
  const led = textsOf(leader.home()?.blocks).filter((text) => text.includes('Pejlemærke 1'))
  expect(led).toHaveLength(1)
  const owner = slack.person('dataejer-bolig')
  await owner.openHome()
  await until(() => owner.home() !== null)
  const shown = textsOf(owner.home()?.blocks)
  expect(shown.filter((text) => text.includes('1C'))).toHaveLength(1)
  expect(shown).toContain('Det afventes fra andre')
})

test('in a channel that several goal sets are told of, no set is meant more than another', async () => {
  const { slack, until, press } = await openSlackHouse()
  const leader = slack.person('leder-bolig')
  const answers = async (channel: string) => {
    const before = leader.ephemerals().length
    await leader.command('status 5A', { channel })
    await until(() => leader.ephemerals().length > before)
    return leader.ephemerals().at(-1)?.text
  }
  const adopted = { startsOn: '1. februar 2016', place: 'direktion' }
  await press('controller', 'adopt', { ...adopted, items: 'grundlag-2014-2017' })
  await until(async () => (await slack.messages('direktion')).length > 0)
  expect(await answers('direktion')).toMatch(
    /^Det findes i flere målsæt. Mener du 2014-2017\/5A eller grundlag\/5A\?/,
  )
})
