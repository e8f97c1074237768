/**
 * `npm start` with nothing but the settings of .env.example, and Slack at the other end of Socket Mode.
 * inbound.test.ts holds the same to HTTP, in a house of this process.
 */

import { expect, onTestFinished, test } from 'vitest'
import { inputOf } from '../../support/form.ts'
import { freePort, settingsOf, startPejl } from '../../support/process.ts'
import { type Message, type Slack, startSlack } from '../../support/slack/server.ts'
import { makeTestPlace } from '../../support/store.ts'
import { moveClock } from '../../support/web-api.ts'
import { rowOf, textsOf } from './slack-house.ts'

async function start() {
  const slack = await startSlack()
  const place = await makeTestPlace()
  const PORT = String(await freePort())
  const pejl = await startPejl({
    ...settingsOf(place),
    PORT,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
  })
  onTestFinished(async () => {
    expect((await pejl.signal('SIGTERM')).code).toBe(0)
    await slack.stop()
    await place.remove()
  })
  return { slack, moveTo: (time: string) => moveClock(pejl.url, time) }
}

/** The newest message that somebody has got from pejl, once it says this. */
async function received(slack: Slack, key: string, text: string): Promise<Message> {
  const newest = async () => (await slack.person(key).messages()).at(-1)
  await slack.until(async () => said(await newest()).includes(text))
  return (await newest()) as Message
}

/** The living card of a channel, once it says this. */
async function standing(slack: Slack, key: string, text: string): Promise<Message> {
  const first = async () => (await slack.messages(key))[0]
  await slack.until(async () => said(await first()).includes(text))
  return (await first()) as Message
}

const said = (message: Message | undefined): string => textsOf(message?.blocks).join('\n')

test('from the reminder over modal and receipt to channel, thread, reflection, digest and status', async () => {
  const { slack, moveTo } = await start()
  const owner = slack.person('dataejer-bolig')
  const leader = slack.person('leder-bolig')
  const living = await standing(slack, 'pejlemaerke-1', '*2,4* på skalaen fra −5 til 5')

  await moveTo('2016-02-01T08:30:00+01:00')
  const reminder = await received(slack, owner.key, 'skal indberettes i dag')
  await owner.press('form', rowOf(reminder, '1D:2015'))
  await slack.until(() => owner.modals().length === 1)
  const refused = await owner.submit({ [inputOf('1D:2015')]: 'mange' })
  expect(refused.body).toMatchObject({ response_action: 'errors' })
  await owner.submit({ [inputOf('1D:2015')]: '1.330' })
  expect(owner.modals()).toEqual([])
  const receipt = await received(slack, owner.key, 'Tak. 1D for 2015 er registreret som 1.330.')
  expect(receipt.ts).toBe(reminder.ts)

  const changed = await standing(slack, 'pejlemaerke-1', '*2,7* på skalaen fra −5 til 5')
  expect(changed.ts).toBe(living.ts)
  await slack.until(async () => (await slack.thread(changed)).length === 1)
  expect((await slack.thread(changed)).map(said)).toEqual([
    expect.stringContaining(
      'Pejlemærke 1 er gået fra 2,4 til 2,7, fordi 1D for 2015 er indberettet som 1.330. Datagrundlaget er gået fra 4 af 6 delmål til 5 af 6 delmål.',
    ),
  ])

  const question = await received(slack, leader.key, 'Til eftertanke: pejlemærke 1')
  await leader.press('reflection', question)
  await slack.until(() => leader.modals().length === 1)
  await leader.submit({ answer: 'Flere ud af herberg.' })
  const answered = await received(slack, leader.key, 'Flere ud af herberg.')
  expect(answered.ts).toBe(question.ts)
  expect(JSON.stringify(await slack.messages('pejlemaerke-1'))).not.toContain('herberg')
  await leader.press('share', answered)
  await slack.until(async () => (await slack.thread(changed)).length === 2)
  expect(said((await slack.thread(changed))[1])).toBe(
    'Leder bolig deler en refleksion: »Flere ud af herberg.«',
  )

  await moveTo('2016-02-08T08:00:00+01:00')
  await slack.until(async () =>
    said((await slack.messages('direktion')).at(-1)).includes('mandag den 8. februar 2016'),
  )
  expect(said((await slack.messages('direktion')).at(-1))).toContain(
    'Pejlemærke 1 er gået fra 2,4 til 2,7',
  )

  await leader.command('status 5', { channel: 'pejlemaerke-5' })
  await slack.until(() => leader.ephemerals().length === 1)
  const [status] = leader.ephemerals()
  if (!status) throw new Error('no status')
  expect(textsOf(status.blocks)).toContain('*−1,0* på skalaen fra −5 til 5')
  const before = (await slack.messages('pejlemaerke-5')).length
  await leader.press('publish', status)
  await slack.until(() => leader.ephemerals().length === 0)
  const shared = await slack.messages('pejlemaerke-5')
  expect(shared).toHaveLength(before + 1)
  expect(said(shared.at(-1))).toContain(`Delt af <@${leader.id}>`)
  expect(slack.left()).toEqual([])
}, 180_000)
