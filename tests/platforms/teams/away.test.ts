/** People and places that pejl cannot reach, and what becomes of what was meant for them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cardsOf } from '../../support/teams/world.ts'
import { failure, letter, operationsOf } from './letter.ts'
import { openTenant, type Tenant, textOf } from './tenant.ts'

let tenant: Tenant
beforeEach(async () => {
  tenant = await openTenant()
  await tenant.install('controller', 'dataejer-bolig')
  tenant.teams.calls.length = 0
})
afterEach(() => tenant.close())

const operations = () => operationsOf(tenant)

describe('a person', () => {
  test('who took the app out cannot be reached; who gets it is given what was missed, and nobody else', async () => {
    const owner = tenant.person('dataejer-bolig')
    await tenant.teams.client.uninstall(owner)
    await tenant.tickAt('2016-01-18 08:30')
    await tenant.wait(60)
    const where = { recipient: 'person:dataejer-bolig', kind: 'reminder' }
    expect(await tenant.prisma.message.findFirstOrThrow({ where })).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('Bed personen om at tilføje den'),
    })
    const told = tenant.posts(tenant.chat('controller')).map((post) => textOf(cardsOf(post)))
    expect(told.join('\n')).toContain('En besked til dataejer bolig er ikke leveret. Personen har')

    // Another gets the app too, and pejl has not heard of it yet.
    tenant.chat('dataejer-skole').installed = true
    await tenant.teams.client.install(owner)
    await tenant.wait(60)
    const posts = tenant.posts(tenant.chat('dataejer-bolig')).map((post) => textOf(post))
    expect(posts.at(-2)).toContain('Hej, jeg er pejl.')
    expect(posts.at(-1)).toContain('tal til pejlemærkerne')
    expect(tenant.posts(tenant.chat('dataejer-skole'))).toEqual([])
  })

  test('who has the app but never wrote is found in the team by UPN, or by e-mail', async () => {
    tenant.chat('dataejer-skole').installed = true
    await tenant.platform.send(letter({ recipient: 'person:dataejer-skole' }))
    expect(operations()).toEqual(['members', 'create', 'send'])
    await tenant.wait(600)
    const other = tenant.teams.person('ny dataejer', 'ny@pejl.example', 'upn-ny@pejl.example')
    tenant.team.channels[0]?.members.push(other)
    tenant.teams.chat(other).installed = true
    await tenant.prisma.person.update({
      where: { key: 'dataejer-misbrug' },
      data: { email: 'Ny@pejl.example' },
    })
    await tenant.platform.send(letter({ recipient: 'person:dataejer-misbrug' }))
    expect(tenant.posts(tenant.teams.chat(other))).toHaveLength(1)
  })

  test('who gets another e-mail in people.yaml is another person from then on', async () => {
    await tenant.prisma.person.update({
      where: { key: 'dataejer-bolig' },
      data: { email: 'afloeser@pejl.example' },
    })
    const [answer] = await tenant.say('dataejer-bolig', 'mine')
    expect(answer && textOf(answer)).toContain('Jeg kender dig ikke endnu.')
    expect((await failure(tenant.platform.send(letter()))).kind).toBe('not-allowed')
  })
})

test('a channel that pejl has been taken out of, or that has no address, is told of', async () => {
  await tenant.teams.client.uninstall(tenant.person('controller'), tenant.channel('direktion'))
  const recipient = 'channel:pejlemaerke-1'
  expect(await failure(tenant.platform.send(letter({ recipient })))).toMatchObject({
    kind: 'not-allowed',
    advice: expect.stringContaining('Tilføj den igen'),
  })
  await tenant.prisma.channel.update({
    where: { key: 'pejlemaerke-1' },
    data: { address: 'pejlemaerke-1' },
  })
  expect(await failure(tenant.platform.send(letter({ recipient })))).toMatchObject({
    advice: expect.stringContaining('Hent link til kanal'),
  })
})

test('a send of unknown outcome reaches the controller as uncertain, and the message is never sent again', async () => {
  await tenant.tickAt('2016-01-04 08:00')
  await tenant.wait(60)
  const where = { recipient: 'person:dataejer-bolig', kind: 'reminder' }
  await tenant.prisma.dataOwner.deleteMany({ where: { personKey: { not: 'dataejer-bolig' } } })
  const controller = tenant.chat('controller')
  const before = tenant.posts(controller).length
  tenant.teams.next('send', { drop: 'after' }, 2)
  await tenant.tickAt('2016-01-18 08:30')
  for (let minute = 0; minute < 30; minute++) await tenant.wait(60)
  const message = await tenant.prisma.message.findFirstOrThrow({ where })
  expect(message.state).toBe('uncertain')
  const reminders = tenant
    .posts(tenant.chat('dataejer-bolig'))
    .filter((post) => /^\d+ tal til pejlemærkerne/.test(textOf(post)))
  expect(reminders).toHaveLength(1)
  const told = tenant
    .posts(controller)
    .slice(before)
    .map((post) => textOf(post))
  expect(told.filter((text) => text.includes('til dataejer bolig'))).toEqual([
    expect.stringMatching(/^Det er uvist, om påmindelsen til dataejer bolig fra .* kom frem/),
  ])
})

test('the limits of Teams are kept: nothing is answered with 429', async () => {
  await tenant.install(...tenant.everybody)
  const { calls } = tenant.teams
  calls.length = 0
  await tenant.tickAt('2016-01-04 08:00')
  await tenant.tickAt('2016-01-18 08:30')
  for (let second = 0; second < 5; second++) await tenant.wait(1)
  expect(calls.length).toBeGreaterThan(15)
  expect(calls.filter(({ status }) => status === 429)).toEqual([])
})
