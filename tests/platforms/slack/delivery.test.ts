import { expect, test } from 'vitest'
import { openSlackHouse } from './slack-house.ts'

const START = '2016-01-04 08:00'

/** What the first controller was told of messages that do not arrive. */
async function told({ prisma }: Awaited<ReturnType<typeof openSlackHouse>>): Promise<string[]> {
  const problems = await prisma.message.findMany({ where: { kind: 'problem' } })
  return problems.map(({ intent }) => (intent as { advice: string }).advice)
}

test('a socket dropped after Slack took the message: exactly one stands, also in a thread', async () => {
  const { slack, tickAt, say, settle } = await openSlackHouse()
  const channel = slack.channel('pejlemaerke-1').id
  slack.next('chat.postMessage', { drop: 'after' }, { when: (args) => args.channel === channel })
  await tickAt(START)
  const [living, ...more] = await slack.messages('pejlemaerke-1')
  expect(more).toEqual([])

  slack.next('chat.postMessage', { drop: 'after' }, { when: (args) => Boolean(args.thread_ts) })
  await say('dataejer-bolig', 'indberet 1D 1.330')
  await settle()
  expect(living && (await slack.thread(living))).toHaveLength(1)
  expect(slack.left()).toEqual([])
})

test('a socket dropped before Slack took the message: it is sent again, once', async () => {
  const { slack, tickAt } = await openSlackHouse()
  slack.next('chat.postMessage', { drop: 'before' }, { times: 2 })
  slack.next('chat.postMessage', { status: 503 })
  await tickAt(START)
  for (const key of ['pejlemaerke-1', 'pejlemaerke-2', 'pejlemaerke-3', 'direktion'])
    expect(await slack.messages(key)).toHaveLength(1)
  expect(slack.left()).toEqual([])
})

test('Slack is not asked again before it says so', async () => {
  const { slack, house } = await inHouse()
  slack.next('chat.postMessage', { rateLimited: 30 })
  slack.next('chat.update', { rateLimited: 20 })
  const before = house.outbox.realNow().getTime()
  await house.tickOnce(START)
  const [waiting] = await house.prisma.message.findMany({ where: { notBefore: { not: null } } })
  expect((waiting?.notBefore?.getTime() ?? 0) - before).toBeGreaterThanOrEqual(30_000)
  await house.settle()
  expect(await slack.messages('pejlemaerke-1')).toHaveLength(1)
  await house.say('dataejer-bolig', 'indberet 1D 1.330')
  await house.settle()
  expect((await slack.messages('pejlemaerke-1'))[0]?.text).toContain('2,7')
  expect(slack.left()).toEqual([])
})

async function inHouse() {
  const { slack, ...house } = await openSlackHouse()
  return { slack, house }
}

test('pejl keeps Slack’s pace by itself', async () => {
  const { slack, tickAt, say, settle } = await openSlackHouse()
  await tickAt(START)
  for (const figure of ['1.330', '1.340', '1.350', '1.360', '1.370', '1.380'])
    await say('controller', `indberet 1D ${figure}`)
  await say('controller', 'prøve')
  await settle()
  expect(slack.calls().filter(({ outcome }) => outcome === 'ratelimited')).toEqual([])
})

test('a channel without pejl: the controller is told to invite it, and the invitation does the rest', async () => {
  const house = await openSlackHouse()
  const { slack, tickAt, until } = house
  await slack.kickBot('pejlemaerke-4')
  await tickAt(START)
  expect(await told(house)).toEqual([
    'pejl er ikke med i kanalen. Skriv /invite @pejl i kanalen, og prøv igen.',
  ])
  const [note] = (await slack.person('controller').messages()).slice(-1)
  expect(note?.text).toContain('En besked til #pejlemærke-4-beskæftigelse er ikke leveret.')
  await slack.inviteBot('pejlemaerke-4')
  await until(async () => (await slack.messages('pejlemaerke-4')).length === 1)
})

test('a channel is known by its id, or by the name that it has when pejl is invited', async () => {
  const { prisma, slack, tickAt, until } = await openSlackHouse()
  // One stands in people.yaml with its id; the other was made anew under the name that it has there.
  const { id } = slack.channel('direktion')
  await prisma.channel.update({
    where: { key: 'direktion' },
    data: { address: id, name: '#andet' },
  })
  const key = 'pejlemaerke-4'
  await slack.kickBot(key)
  await slack.kickBot('direktion')
  await tickAt(START)
  await prisma.platformAddress.update({
    where: { platform_recipient: { platform: 'slack', recipient: `channel:${key}` } },
    data: { externalId: 'C0FORMER' },
  })
  for (const invited of [key, 'direktion']) {
    expect(await slack.messages(invited)).toEqual([])
    await slack.inviteBot(invited)
    await until(async () => (await slack.messages(invited)).length === 1)
  }
})

test('what waited for somebody goes out when Slack knows them, and when they open pejl', async () => {
  const { slack, tickAt, until } = await openSlackHouse()
  const [comes, opens] = [slack.person('dataejer-bolig'), slack.person('dataejer-botilbud')]
  slack.become('dataejer-bolig', 'unconfirmed')
  slack.next(
    'conversations.open',
    { error: 'cannot_dm_bot' },
    { when: ({ users }) => users === opens.id },
  )
  await tickAt('2016-01-18 08:30')
  slack.become('dataejer-bolig', 'guest')
  await comes.command('mine', { channel: 'direktion' })
  await until(async () => (await comes.messages()).length === 1)
  expect(await opens.messages()).toEqual([])
  await opens.openHome()
  await until(async () => (await opens.messages()).length === 1)
})

test('a message that is too old to be changed stands: the controller is told, and no other is made', async () => {
  const house = await openSlackHouse()
  const { slack, say, settle, tickAt } = house
  await tickAt(START)
  slack.editableFor(0)
  slack.pass(60_000)
  await say('dataejer-bolig', 'indberet 1D 1.330')
  await settle()
  expect(await slack.messages('pejlemaerke-1')).toHaveLength(1)
  expect(await told(house)).toEqual([
    expect.stringContaining('fjerne fristen for at rette beskeder'),
  ])
})

test('who and what cannot be written to is told to the controller, each with what to do', async () => {
  const house = await openSlackHouse()
  const { prisma, slack, tickAt } = house
  const unknown = { address: 'ukendt', name: '#ukendt' }
  await prisma.channel.update({ where: { key: 'pejlemaerke-1' }, data: unknown })
  // Somebody who is linked already when they leave, and somebody who is not.
  await tickAt('2016-01-18 08:30')
  await slack.archive('direktion')
  slack.deactivate('dataejer-bolig')
  await prisma.platformAddress.deleteMany({ where: { recipient: 'person:dataejer-botilbud' } })
  slack.deactivate('dataejer-botilbud')
  const email = 'ukendt@pejl.example'
  await prisma.person.update({ where: { key: 'dataejer-skole' }, data: { email } })
  await tickAt('2016-02-01 08:30')
  expect((await told(house)).sort()).toEqual([
    expect.stringContaining('Kanalen er arkiveret i Slack.'),
    expect.stringContaining('Personen er ikke længere aktiv i Slack.'),
    expect.stringContaining('Slack har ingen åben kanal, der hedder #ukendt.'),
    expect.stringContaining(
      'Slack kender ingen aktiv bruger med e-mailadressen dataejer-botilbud@pejl.example',
    ),
    expect.stringContaining(
      'Slack kender ingen aktiv bruger med e-mailadressen ukendt@pejl.example (dataejer skole).',
    ),
  ])
})

test('a token that no longer works is told to the controller, with what to do', async () => {
  const house = await openSlackHouse()
  house.slack.next('chat.postMessage', { error: 'account_inactive' })
  await house.tickAt(START)
  expect(await told(house)).toEqual([expect.stringContaining('Slack tager ikke imod pejls nøgle.')])
})

test('people are looked up once, and anew when their address is another', async () => {
  const { slack, tickAt, prisma } = await openSlackHouse()
  await tickAt('2016-01-18 08:30')
  const lookUps = () =>
    slack.calls('users.lookupByEmail').filter(({ args }) => String(args.email).includes('bolig'))
  expect(lookUps()).toHaveLength(1)
  await tickAt('2016-02-01 08:30')
  expect(lookUps()).toHaveLength(1)
  await prisma.person.update({
    where: { key: 'dataejer-bolig' },
    data: { email: 'leder-rehabilitering@pejl.example2' },
  })
  await tickAt('2016-02-08 08:30')
  expect(slack.calls('users.lookupByEmail').at(-1)?.outcome).toBe('users_not_found')
})
