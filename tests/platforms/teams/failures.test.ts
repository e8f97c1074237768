import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeCard } from '../../../src/cards/change.ts'
import type { Post } from '../../support/teams/world.ts'
import { failure, letter, lettersTo, line, operationsOf } from './letter.ts'
import { openTenant, type Tenant } from './tenant.ts'

let tenant: Tenant
let before: number
let letters: () => Post[]
beforeAll(async () => {
  tenant = await openTenant({}, { limited: false })
  await tenant.install('dataejer-bolig')
})
beforeEach(() => {
  tenant.teams.calls.length = 0
  before = lettersTo(tenant).length
  letters = () => lettersTo(tenant).slice(before)
})
afterAll(() => tenant.close())

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
    tenant.teams.next('send', { refuse: 'ConversationNotFound' })
    tenant.teams.next('create', { drop: 'before' })
    expect(await failure(tenant.platform.send(letter()))).toEqual({ kind: 'network' })
  })
})

describe('a person', () => {
  test('whose chat is gone gets a new one', async () => {
    tenant.teams.next('send', { refuse: 'ConversationNotFound' })
    await tenant.platform.send(letter())
    expect(operations()).toEqual(['send', 'create', 'send'])
    expect(letters()).toHaveLength(1)
  })

  test('who says something in a channel is still written to in their own chat', async () => {
    const channel = tenant.channel('pejlemaerke-1')
    await tenant.teams.client.say(tenant.person('dataejer-bolig'), 'status 1', { in: channel })
    const before = channel.posts.length
    tenant.teams.calls.length = 0
    await tenant.platform.send(letter())
    expect(letters()).toHaveLength(1)
    expect(channel.posts).toHaveLength(before)
    expect(operations()).toEqual(['send'])
  })

  test('who blocks pejl is told of with what to do', async () => {
    tenant.chat('dataejer-bolig').blocked = true
    const failed = await failure(tenant.platform.send(letter()))
    tenant.chat('dataejer-bolig').blocked = false
    expect(operations().filter((call) => call === 'send')).toHaveLength(1)
    expect(failed).toEqual({
      kind: 'not-allowed',
      advice: expect.stringContaining('ophæve blokeringen'),
    })
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

  test('whose post is deleted is told of', async () => {
    const recipient = 'channel:pejlemaerke-1'
    const ref = await tenant.platform.send(letter({ recipient }))
    tenant.channel('pejlemaerke-1').posts.length = 0
    const change = letter({
      recipient,
      card: changeCard({
        noun: 'pejlemærke',
        number: 1,
        from: '1',
        to: '2',
        cause: 'x',
        moved: '',
        coverageFrom: '',
        coverageTo: '',
        verdicts: [],
      }),
    })
    expect((await failure(tenant.platform.update(ref, change))).kind).toBe('gone')
  })
})
