import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inputOf } from '../../support/form.ts'
import type { Person } from '../../support/teams/world.ts'
import { failure, letter, operationsOf } from './letter.ts'
import { openTenant, type Tenant, textOf } from './tenant.ts'

const DAY = 24 * 60 * 60
const OWNER = 'dataejer-bolig'

let tenant: Tenant
beforeEach(async () => {
  tenant = await openTenant()
  await tenant.install(OWNER)
  tenant.teams.calls.length = 0
})
afterEach(() => tenant.close())

const operations = () => operationsOf(tenant)
const said = async (text = 'mine') => textOf(await tenant.say(OWNER, text))
const moveTo = (person: Person, email: string) =>
  Object.assign(person, { email, userPrincipalName: email })

describe('addresses', () => {
  test('are asked for again after a day: who has another by then has no role and gets nothing', async () => {
    moveTo(tenant.person(OWNER), 'et-andet-sted@pejl.example')
    await tenant.wait(DAY - 60)
    expect(await said()).toContain('1D')
    expect(operations()).toEqual(['send'])
    await tenant.wait(60)
    expect(await failure(tenant.platform.send(letter()))).toMatchObject({ kind: 'not-allowed' })
    expect(await said()).toContain('Jeg kender dig ikke endnu.')
    expect(textOf(tenant.posts(tenant.chat(OWNER)))).not.toContain('Et brev')
  })

  test('that are still the same after a day are good for another', async () => {
    await tenant.wait(DAY)
    await tenant.platform.send(letter())
    expect(operations()).toEqual(['member', 'send'])
    expect(await said()).toContain('1D')
    expect(operations()).toEqual(['member', 'send', 'send'])
  })

  test('that are old and cannot be asked for give no role: the answer is to try again', async () => {
    const [form] = await tenant.say(OWNER, 'indberet 1D')
    if (!form) throw new Error('no form')
    await tenant.wait(DAY)
    tenant.teams.next('member', { refuse: 'ServiceUnavailable' }, 3)
    expect(await said()).toContain('Prøv igen om lidt')
    const inputs = { [inputOf('1D:2015')]: '1.330' }
    const owner = tenant.person(OWNER)
    const { body } = await tenant.teams.client.press(owner, form, 'Indberet', inputs)
    expect(body).toMatchObject({ value: expect.stringContaining('det, du skrev, er her stadig') })
    expect(await tenant.prisma.measurement.count({ where: { period: '2015' } })).toBe(0)
    expect(await failure(tenant.platform.send(letter()))).toEqual({ kind: 'network' })
    expect(await said()).toContain('1D')
  })

  test('of somebody unknown are asked for again, once a minute at most', async () => {
    const other = tenant.teams.person('ny dataejer', 'ny@pejl.example')
    const ask = async () => {
      await tenant.teams.client.say(other, 'mine')
      return textOf(tenant.posts(tenant.teams.chat(other)).slice(-1))
    }
    tenant.teams.chat(other).installed = true
    expect(await ask()).toContain('Jeg kender dig ikke endnu.')
    moveTo(other, tenant.person(OWNER).email)
    expect(await ask()).toContain('Jeg kender dig ikke endnu.')
    expect(operations()).toEqual(['member', 'send', 'send'])
    await tenant.wait(60)
    expect(await ask()).toContain('1D')
  })

  test('belong to the account that had them last', async () => {
    const account = tenant.teams.person('ny konto', tenant.person(OWNER).email, 'ny@x.example')
    tenant.teams.chat(account).installed = true
    await tenant.teams.client.say(account, 'mine')
    await tenant.platform.send(letter())
    expect(textOf(tenant.posts(tenant.teams.chat(account)))).toContain('Et brev')
  })

  test('lead to a new account when the old one is refused', async () => {
    const account = tenant.teams.person(
      'samme, ny konto',
      tenant.person(OWNER).email,
      'ny@x.example',
    )
    moveTo(tenant.person(OWNER), 'gammel@pejl.example')
    tenant.team.channels[0]?.members.push(account)
    tenant.teams.chat(account).installed = true
    tenant.chat(OWNER).installed = false
    await tenant.platform.send(letter())
    expect(textOf(tenant.posts(tenant.teams.chat(account)))).toContain('Et brev')
  })
})

test.each(['guest', 'stranger'] as const)(
  'a %s with an address of people.yaml has no role and gets nothing, also with the app',
  async (kind) => {
    const email = 'raadgiver@firma.example'
    await tenant.prisma.person.update({ where: { key: OWNER }, data: { email } })
    const foreign = tenant.teams[kind]('rådgiver', email)
    tenant.team.channels[0]?.members.push(foreign)
    const channel = tenant.channel('pejlemaerke-1')
    await tenant.teams.client.say(foreign, 'indberet 1D 1.330', { in: channel })
    expect(textOf(channel.posts)).toContain('Jeg svarer kun dem, der har deres egen konto')
    expect(await tenant.prisma.measurement.count({ where: { period: '2015' } })).toBe(0)
    await tenant.teams.client.install(foreign)
    expect((await failure(tenant.platform.send(letter()))).kind).toBe('not-allowed')
    expect(textOf(tenant.posts(tenant.teams.chat(foreign)))).not.toContain('Et brev')
  },
)

describe('a roster', () => {
  const away = (key: string) =>
    failure(tenant.platform.send(letter({ recipient: `person:${key}` })))
  const KEYS = ['dataejer-skole', 'dataejer-misbrug', 'leder-bolig']
  beforeEach(() => {
    for (const channel of tenant.team.channels) channel.members.length = 0
  })

  test('is read once for all whom it does not hold, and again after ten minutes', async () => {
    const failed = await Promise.all(KEYS.map(away))
    expect(failed.map(({ kind }) => kind)).toEqual(KEYS.map(() => 'not-allowed'))
    await tenant.wait(599)
    await away('dataejer-skole')
    expect(operations()).toEqual(['members'])
    await tenant.wait(1)
    await away('dataejer-skole')
    expect(operations()).toEqual(['members', 'members'])
  })

  test('is read anew when the app is put in the team', async () => {
    await away('leder-bolig')
    const [general] = tenant.team.channels
    general?.members.push(tenant.person('leder-bolig'))
    tenant.chat('leder-bolig').installed = true
    await tenant.teams.client.install(tenant.person('controller'), general)
    await tenant.platform.send(letter({ recipient: 'person:leder-bolig' }))
    expect(tenant.posts(tenant.chat('leder-bolig'))).toHaveLength(1)
  })

  test('that is throttled is left alone for as long as Teams says', async () => {
    tenant.teams.next('members', { refuse: 'Throttled', retryAfterSeconds: 7 })
    const waits = { kind: 'rate-limited', retryAfterMs: 7000 }
    expect(await Promise.all(KEYS.map(away))).toEqual([waits, waits, waits])
    expect(operations()).toEqual(['members'])
    await tenant.wait(7)
    expect((await away('dataejer-skole')).kind).toBe('not-allowed')
  })

  test('of many pages is read no faster than Teams allows, and on from where it came to', async () => {
    const [general] = tenant.team.channels
    for (let at = 0; at < 6_000; at++)
      general?.members.push(tenant.teams.person(`m${at}`, `m${at}@pejl.example`))
    expect(await away('leder-bolig')).toMatchObject({ kind: 'rate-limited' })
    tenant.teams.next('members', { refuse: 'ServiceUnavailable' })
    await tenant.wait(1)
    expect(await away('leder-bolig')).toEqual({ kind: 'network' })
    expect((await away('leder-bolig')).kind).toBe('not-allowed')
    expect(operations()).toHaveLength(13)
    expect(tenant.teams.calls.filter(({ status }) => status === 429)).toEqual([])
  })
})
