import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeCard } from '../../../src/cards/change.ts'
import { inputOf } from '../../support/form.ts'
import { cardsOf } from '../../support/teams/world.ts'
import { failure, letter, lettersTo, line, operationsOf } from './letter.ts'
import { openTenant, type Tenant, textOf } from './tenant.ts'

let tenant: Tenant
beforeEach(async () => {
  tenant = await openTenant()
  await tenant.install('controller', 'dataejer-bolig')
  tenant.teams.calls.length = 0
})
afterEach(() => tenant.close())

const letters = () => lettersTo(tenant)
const operations = () => operationsOf(tenant)

describe('a socket that is dropped', () => {
  test('makes a send uncertain, and it is made once', async () => {
    tenant.teams.next('send', { drop: 'after' })
    expect(await failure(tenant.platform.send(letter()))).toEqual({ kind: 'uncertain' })
    expect(operations()).toEqual(['send'])
    expect(letters()).toHaveLength(1)
  })

  test('makes an edit something to repeat', async () => {
    const ref = await tenant.platform.send(letter())
    tenant.teams.next('update', { drop: 'after' })
    const again = letter({ card: line('Et brev, rettet') })
    expect(await failure(tenant.platform.update(ref, again))).toEqual({ kind: 'network' })
    await tenant.platform.update(ref, again)
    expect(letters().map(({ edits }) => edits)).toEqual([2])
  })

  test('while a chat is made is nothing to worry about', async () => {
    tenant.teams.forget(tenant.chat('dataejer-bolig'))
    tenant.teams.next('create', { drop: 'before' })
    expect(await failure(tenant.platform.send(letter()))).toEqual({ kind: 'network' })
  })

  test('reaches the controller as uncertain, and the message is never sent again', async () => {
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
})

describe('a person', () => {
  test('whose chat is gone gets a new one', async () => {
    tenant.teams.next('send', { refuse: 'ConversationNotFound' })
    await tenant.platform.send(letter())
    expect(operations()).toEqual(['send', 'create', 'send'])
    expect(letters()).toHaveLength(1)
  })

  test('who took the app out cannot be reached, and is greeted with what was missed', async () => {
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

    await tenant.teams.client.install(owner)
    await tenant.wait(60)
    const posts = tenant.posts(tenant.chat('dataejer-bolig')).map((post) => textOf(post))
    expect(posts.at(-2)).toContain('Hej, jeg er pejl.')
    expect(posts.at(-1)).toContain('tal til pejlemærkerne')
  })

  test('who is greeted gets what was missed, and nobody else is written to again', async () => {
    const owner = tenant.person('dataejer-bolig')
    await tenant.teams.client.uninstall(owner)
    await tenant.tickAt('2016-01-18 08:30')
    await tenant.wait(60)
    // Another gets the app too, and pejl has not heard of it yet.
    tenant.chat('dataejer-skole').installed = true
    await tenant.teams.client.install(owner)
    await tenant.wait(60)
    expect(textOf(tenant.posts(tenant.chat('dataejer-bolig')))).toContain('tal til pejlemærkerne')
    expect(tenant.posts(tenant.chat('dataejer-skole'))).toEqual([])
    await tenant.teams.client.install(tenant.person('dataejer-skole'))
    await tenant.wait(60)
    expect(textOf(tenant.posts(tenant.chat('dataejer-skole')))).toContain('tal til pejlemærkerne')
  })

  test('who says something in a channel is still written to in their own chat', async () => {
    const channel = tenant.channel('pejlemaerke-1')
    await tenant.teams.client.say(tenant.person('dataejer-bolig'), 'status 1', { in: channel })
    const before = channel.posts.length
    const chat = tenant.chat('dataejer-bolig')
    expect(tenant.posts(chat)).toHaveLength(1)
    tenant.teams.calls.length = 0
    await tenant.platform.send(letter())
    expect(letters()).toHaveLength(1)
    expect(channel.posts).toHaveLength(before)
    expect(operations()).toEqual(['send'])
  })

  test('who blocks pejl is told of with what to do', async () => {
    tenant.chat('dataejer-bolig').blocked = true
    expect(await failure(tenant.platform.send(letter()))).toEqual({
      kind: 'not-allowed',
      advice: expect.stringContaining('ophæve blokeringen'),
    })
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

describe('a channel', () => {
  test('may be given by its link', async () => {
    const { id } = tenant.channel('pejlemaerke-1')
    await tenant.prisma.channel.update({
      where: { key: 'pejlemaerke-1' },
      data: {
        address: `https://teams.microsoft.com/l/channel/${encodeURIComponent(id)}/Pejl?groupId=1&tenantId=2`,
      },
    })
    await tenant.platform.send(letter({ recipient: 'channel:pejlemaerke-1' }))
    expect(tenant.posts(tenant.channel('pejlemaerke-1'))).toHaveLength(1)
  })

  test('that pejl has been taken out of, or that has no address, is told of', async () => {
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

  test('whose post is deleted is told of', async () => {
    const recipient = 'channel:pejlemaerke-1'
    const ref = await tenant.platform.send(letter({ recipient }))
    tenant.channel('pejlemaerke-1').posts.length = 0
    const change = letter({
      recipient,
      card: changeCard({
        number: 1,
        from: '1',
        to: '2',
        cause: 'x',
        moved: '',
        coverageFrom: '',
        coverageTo: '',
      }),
    })
    expect((await failure(tenant.platform.update(ref, change))).kind).toBe('gone')
  })
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

describe('a press', () => {
  test('that fails is answered with a line, and the card keeps what was typed', async () => {
    const [form] = await tenant.say('dataejer-bolig', 'indberet 1D')
    if (!form) throw new Error('no form')
    await tenant.prisma.$executeRaw`ALTER TABLE draft RENAME TO draft_away`
    const answer = await tenant.teams.client.press(
      tenant.person('dataejer-bolig'),
      form,
      'Indberet',
      { [inputOf('1D:2015')]: 'mange' },
    )
    await tenant.prisma.$executeRaw`ALTER TABLE draft_away RENAME TO draft`
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      statusCode: 200,
      value: expect.stringContaining('Det, du skrev, er her stadig'),
    })
    expect(tenant.logged).toContain('a button failed')
  })

  test('without an answer in the card, or words, that fail are answered below', async () => {
    const owner = tenant.person('dataejer-bolig')
    const [form] = await tenant.say('dataejer-bolig', 'indberet 1D')
    if (!form) throw new Error('no form')
    const written = { [inputOf('1D:2015')]: 'mange' }
    await tenant.prisma.$executeRaw`ALTER TABLE draft RENAME TO draft_away`
    await tenant.teams.client.pressFallback(owner, form, 'Indberet', written)
    const pressed = tenant.posts(tenant.chat('dataejer-bolig')).slice(-1)
    const said = await tenant.say('dataejer-bolig', 'indberet 1D')
    await tenant.prisma.$executeRaw`ALTER TABLE draft_away RENAME TO draft`
    for (const answer of [pressed, said]) expect(textOf(answer)).toContain('Det gik desværre ikke.')
  })

  test('is answered also when the card cannot be changed for good', async () => {
    const [form] = await tenant.say('dataejer-bolig', 'indberet 1D')
    if (!form) throw new Error('no form')
    tenant.teams.next('update', { refuse: 'BadGateway' })
    const answer = await tenant.teams.client.press(
      tenant.person('dataejer-bolig'),
      form,
      'Indberet',
      { [inputOf('1D:2015')]: '1.330' },
    )
    expect(textOf(answer.body as object)).toContain('er registreret som 1.330')
  })

  test('whose empty fields Teams left out is asked about the figure that is open', async () => {
    const [form] = await tenant.say('dataejer-bolig', 'indberet 1D')
    if (!form) throw new Error('no form')
    const answer = await tenant.teams.client.press(
      tenant.person('dataejer-bolig'),
      form,
      'Indberet',
    )
    expect(textOf(answer.body as object)).toContain('Her står ikke noget tal.')
  })
})
