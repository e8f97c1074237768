/** Who is who: whom pejl takes for somebody of people.yaml, and for how long. */
import { webApi } from '@slack/bolt'
import { expect, test } from 'vitest'
import { toPerson } from '../../../src/domain/recipient.ts'
import { directory } from '../../../src/platforms/slack/people.ts'
import { inputOf } from '../../support/form.ts'
import type { Kind } from '../../support/slack/users.ts'
import { openSlackHouse } from './slack-house.ts'
import { textsOf } from './texts.ts'

const REMINDERS = '2016-01-18 08:30'
const HOUR = 60 * 60 * 1000
const UNKNOWN = 'Hej! Jeg kender dig ikke endnu.'

type Opened = Awaited<ReturnType<typeof openSlackHouse>>

/** What somebody is answered in a channel. */
async function answer({ slack, until }: Opened, key: string, text: string): Promise<string> {
  const person = slack.person(key)
  const before = person.ephemerals().length
  await person.command(text, { channel: 'direktion' })
  await until(() => person.ephemerals().length > before)
  return String(person.ephemerals().at(-1)?.text)
}

test('a stranger with the controller’s address gets neither their messages nor their role', async () => {
  const house = await openSlackHouse()
  const { slack, tickAt } = house
  slack.become('controller', 'stranger')
  await tickAt(REMINDERS)
  expect(await slack.person('controller').messages()).toEqual([])
  expect(await answer(house, 'controller', 'baseline 1D 1.200 2013')).toContain(UNKNOWN)
})

/** The directory alone, and whom it has said can be reached. */
async function openDirectory() {
  const { db, slack } = await openSlackHouse()
  const client = new webApi.WebClient(slack.botToken, { slackApiUrl: slack.apiUrl })
  const reached: string[] = []
  const reachable = async (recipient: string) => void reached.push(recipient)
  const { team } = slack.app
  const people = directory({ db, client, team, now: () => new Date(), reachable })
  return { db, people, reached, slack }
}

test('the workspace’s own people are known and found, in a grid and as guests too, and nobody else', async () => {
  const { db, people, reached, slack } = await openDirectory()
  const kinds: readonly [string, Kind, boolean][] = [
    ['dataejer-bolig', 'colleague of another workspace in the grid', true],
    ['dataejer-botilbud', 'colleague without a workspace in the grid', true],
    ['dataejer-skole', 'guest', true],
    ['dataejer-kriminalitet', 'single-channel guest', true],
    ['dataejer-beskaeftigelse', 'member of another workspace', false],
    ['dataejer-rehabilitering', 'stranger', false],
    ['dataejer-misbrug', 'bot', false],
    ['dataejer-fattigdom', 'unconfirmed', false],
    ['dataejer-livskvalitet', 'deactivated', false],
  ]
  for (const [key, kind, isOurs] of kinds) {
    slack.become(key, kind)
    const { id } = slack.person(key)
    const find = () => people.conversation(toPerson(key)).catch(() => null)
    const found = [await find(), await find()]
    await db.platformAddress.deleteMany()
    const spoke = [await people.personOf(id), await people.personOf(id)]
    // What waited for them goes out, once each time that they are found anew.
    const reachedNow = reached.splice(0)
    expect({ kind, found: found.map(Boolean), spoke, reachedNow }).toEqual({
      kind,
      found: [isOurs, isOurs],
      spoke: isOurs ? [key, key] : [null, null],
      reachedNow: isOurs ? [toPerson(key), toPerson(key)] : [],
    })
  }
})

test('who is found by an address must have just that address', async () => {
  const { people, slack } = await openDirectory()
  slack.alsoFindBy('leder-bolig', 'dataejer-bolig@pejl.example')
  await expect(people.conversation(toPerson('dataejer-bolig'))).rejects.toMatchObject({
    failure: { kind: 'not-allowed', advice: expect.stringContaining('hører ikke til') },
  })
})

test('who has left is asked about anew at once, and found as whom they came back as', async () => {
  const { people, slack } = await openDirectory()
  const { email } = slack.person('dataejer-bolig')
  const before = await people.conversation(toPerson('dataejer-bolig'))
  slack.become('dataejer-bolig', 'deactivated')
  await expect(people.conversation(toPerson('dataejer-bolig'))).rejects.toThrow('user_disabled')
  slack.readdress('dataejer-bolig', 'forhenvaerende@pejl.example')
  slack.readdress('leder-rehabilitering', email)
  expect(await people.conversation(toPerson('dataejer-bolig'))).not.toBe(before)
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

test('Slack is asked once an hour who somebody is; when it cannot be, they are asked to try again', async () => {
  const house = await openSlackHouse()
  const { slack, wait } = house
  const mine = () => answer(house, 'dataejer-bolig', 'mine')
  const asked = () => slack.calls('users.info').length
  for (const _ of [1, 2]) expect(await mine()).toContain('Dataejer bolig')
  expect(asked()).toBe(1)
  wait(HOUR)
  slack.next('users.info', { status: 503 })
  expect(await mine()).toBe('Det gik desværre ikke. Prøv igen om lidt.')
  expect(await mine()).toContain('Dataejer bolig')
  expect(asked()).toBe(3)
})

test('who has a card or a form open and is no longer known is told so there', async () => {
  const house = await openSlackHouse()
  const { slack, tickAt, until, wait } = house
  const owner = slack.person('dataejer-bolig')
  await tickAt(REMINDERS)
  const [card] = await owner.messages()
  if (!card) throw new Error('no reminder')
  await owner.press('form', card)
  await until(() => owner.modals().length === 1)
  slack.become('dataejer-bolig', 'stranger')
  wait(HOUR)
  await owner.submit({ [inputOf('1A:2015')]: '850' })
  expect(textsOf(owner.modals()[0]).join()).toContain(UNKNOWN)
  await owner.press('form', card)
  await until(async () => (await owner.messages()).length === 2)
  expect((await owner.messages())[1]?.text).toContain(UNKNOWN)
  await owner.openHome()
  await until(() => textsOf(owner.home()).join().includes(UNKNOWN))
})
