import { afterEach, beforeEach, expect, test } from 'vitest'
import { places } from '../../../src/platforms/teams/references.ts'
import { installation, membership } from '../../support/teams/activities.ts'
import { BOT, type Conversation } from '../../support/teams/world.ts'
import { letter, operationsOf } from './letter.ts'
import { openTenant, type Tenant, textOf } from './tenant.ts'

let tenant: Tenant
beforeEach(async () => {
  tenant = await openTenant()
})
afterEach(() => tenant.close())

const textsIn = (place: Conversation): string[] => tenant.posts(place).map((post) => textOf(post))
const linkTo = (channel: Conversation, group: string) =>
  `https://teams.microsoft.com/l/channel/${encodeURIComponent(channel.id)}/Pejl?groupId=${group}&tenantId=2`

async function addressIs(key: string, address: string): Promise<void> {
  await tenant.prisma.channel.update({ where: { key }, data: { address } })
}

test('a team that gets the app is greeted, and gets what its channels and people missed', async () => {
  // Somebody has the app since before pejl was started.
  tenant.chat('dataejer-bolig').installed = true
  await addressIs('pejlemaerke-2', linkTo(tenant.channel('pejlemaerke-2'), tenant.team.aadGroupId))
  await addressIs('pejlemaerke-3', linkTo(tenant.channel('pejlemaerke-3'), 'another-group'))
  await tenant.tickAt('2016-01-18 08:30')
  await tenant.wait(60)
  expect(await tenant.prisma.message.count({ where: { state: 'sent' } })).toBe(0)

  await tenant.teams.client.install(tenant.person('controller'), tenant.channel('direktion'))
  await tenant.wait(60)
  const [greeting, digest] = textsIn(tenant.channel('direktion'))
  expect(greeting).toContain('Hej, jeg er pejl.')
  expect(greeting).toContain('@pejl status 1')
  expect(digest).toContain('Ugens opfølgning')
  for (const key of ['pejlemaerke-1', 'pejlemaerke-2'])
    expect(textsIn(tenant.channel(key))).toEqual([expect.stringContaining('Datagrundlag')])
  expect(textsIn(tenant.channel('pejlemaerke-3'))).toEqual([])
  expect(textsIn(tenant.chat('dataejer-bolig')).join()).toContain('tal til pejlemærkerne')
})

test('the greeting comes once, in whatever order Teams tells of it, and again after a removal', async () => {
  const { client } = tenant.teams
  const [by, place] = [tenant.person('controller'), tenant.channel('direktion')]
  for (const channel of tenant.team.channels) channel.installed = true
  const both = () =>
    Promise.all([
      client.post(installation(client.base(place, by), 'add', place)),
      client.post(membership(client.base(place, by), { membersAdded: [BOT] })),
    ])
  await both()
  await both()
  expect(tenant.team.channels.flatMap(textsIn)).toHaveLength(1)
  await client.uninstall(by, place)
  await client.install(by, place)
  expect(textsIn(place)).toHaveLength(2)
})

test('a team where pejl may not write the greeting gets what waited all the same', async () => {
  await tenant.tickAt('2016-01-04 08:00')
  tenant.teams.next('send', { refuse: 'NotEnoughPermissions' })
  await tenant.teams.client.install(tenant.person('controller'), tenant.channel('direktion'))
  await tenant.wait(60)
  expect(tenant.logged).toContain('a team could not be greeted')
  expect(textsIn(tenant.channel('pejlemaerke-1'))).toHaveLength(1)
})

test('a channel that is first heard from gets what waited', async () => {
  await tenant.install('controller')
  const channel = tenant.channel('pejlemaerke-1')
  channel.installed = false
  await tenant.tickAt('2016-01-04 08:00')
  await tenant.wait(60)
  channel.installed = true
  await tenant.teams.client.say(tenant.person('controller'), 'hjælp', { in: channel })
  await tenant.wait(60)
  expect(textsIn(channel)).toEqual([expect.stringContaining('Datagrundlag')])
})

test('somebody who writes without having been greeted gets what waited', async () => {
  await tenant.tickAt('2016-01-18 08:30')
  await tenant.wait(60)
  tenant.chat('dataejer-bolig').installed = true
  await tenant.say('dataejer-bolig', 'mine')
  await tenant.wait(60)
  expect(textsIn(tenant.chat('dataejer-bolig')).at(-1)).toContain('tal til pejlemærkerne')
})

test('a new version of the app greets nobody and forgets nobody; a deleted team is forgotten', async () => {
  const { client } = tenant.teams
  const [owner, place] = [tenant.person('dataejer-bolig'), tenant.channel('direktion')]
  await tenant.install('dataejer-bolig')
  const chat = tenant.chat('dataejer-bolig')
  const said = () => [chat, ...tenant.team.channels].flatMap(textsIn)
  const before = said()
  for (const where of [chat, place])
    for (const action of ['remove-upgrade', 'add-upgrade'])
      await client.post({ ...client.base(where, owner), type: 'installationUpdate', action })
  expect(said()).toEqual(before)
  tenant.teams.calls.length = 0
  await tenant.platform.send(letter())
  expect(operationsOf(tenant)).toEqual(['send'])
  expect(await places(tenant.prisma)).not.toEqual([])
  const { channelData, ...base } = client.base(place, owner)
  const deleted = { channelData: { ...channelData, eventType: 'teamDeleted' } }
  await client.post({ ...base, type: 'conversationUpdate', ...deleted })
  expect(await places(tenant.prisma)).toEqual([])
})

test('somebody who adds the app is greeted before what waited goes out', async () => {
  const standing: string[][] = []
  const own = await openTenant({
    reachable: async () => void standing.push(own.posts(own.chat('controller')).map(textOf)),
  })
  try {
    await own.teams.client.install(own.person('controller'))
    expect(standing).toEqual([[expect.stringContaining('Hej, jeg er pejl.')]])
  } finally {
    await own.close()
  }
})

test('each team is written to in its own region', async () => {
  await tenant.install()
  const people = [tenant.person('controller')]
  const overseas = tenant.teams.team('Oversøisk', ['mål'], people, 'amer').channels[1]
  if (!overseas) throw new Error('no channel')
  await tenant.teams.client.install(tenant.person('controller'), overseas)
  await addressIs('pejlemaerke-2', overseas.id)
  await tenant.platform.send(letter({ recipient: 'channel:pejlemaerke-1' }))
  await tenant.platform.send(letter({ recipient: 'channel:direktion' }))
  await tenant.platform.send(letter({ recipient: 'channel:pejlemaerke-2' }))
  expect(textsIn(overseas).at(-1)).toContain('Et brev')
})
