import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { isTeams } from '../../../src/platforms/teams/index.ts'
import type { TokenOptions } from '../../support/teams/issuer.ts'
import { APP, openTenant, type Tenant } from './tenant.ts'

let tenant: Tenant
const aloud = vi.spyOn(console, 'error').mockReturnValue()
beforeAll(async () => {
  tenant = await openTenant()
  await tenant.install('dataejer-bolig')
})
beforeEach(() => {
  tenant.teams.calls.length = 0
})
afterAll(async () => {
  aloud.mockRestore()
  await tenant.close()
})

/** A command, signed as Teams does unless a test says otherwise. */
async function post(changes: object, token: Partial<TokenOptions> | string = {}) {
  const { teams, issuer } = tenant
  const base = teams.client.base(tenant.chat('dataejer-bolig'), tenant.person('dataejer-bolig'))
  const authorization =
    typeof token === 'string'
      ? token
      : `Bearer ${issuer.token({ audience: APP, serviceUrl: teams.serviceUrl, ...token })}`
  const activity = { ...base, type: 'message', text: 'status 1', ...changes }
  return await teams.client.post(activity, authorization)
}

const OTHER = '11111111-2222-3333-4444-555555555555'

test('an activity that Teams signed for this tenant is answered', async () => {
  expect((await post({})).status).toBe(200)
  expect(tenant.teams.calls.map(({ operation }) => operation)).toEqual(['send'])
})

describe('is turned away with 401, and nothing happens:', () => {
  test.each<[string, Partial<TokenOptions> | string]>([
    ['no token', ''],
    ['something else than a token', 'Bearer abc'],
    ['a token for another bot', { audience: OTHER }],
    ['a token of another issuer', { issuer: 'https://issuer.example' }],
    ['a token that has expired', { expiresIn: -600 }],
    ['a token signed by somebody else', { forged: true }],
    ['a token for another address', { serviceUrl: 'https://elsewhere.example/' }],
  ])('%s', async (_, token) => {
    expect((await post({}, token)).status).toBe(401)
    expect(tenant.teams.calls).toEqual([])
  })

  test('a token of Teams for another channel of the Bot Framework', async () => {
    expect((await post({ channelId: 'webchat' })).status).toBe(401)
  })
})

test('tokens that fail are one line a minute with their number, without a stack', async () => {
  await tenant.wait(60)
  await post({}, { forged: true })
  tenant.lines.length = 0
  for (let at = 0; at < 2; at++) await post({}, { forged: true })
  await tenant.wait(60)
  await post({}, { expiresIn: -600 })
  expect(tenant.lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ msg: 'an activity without a valid token', times: 3 }),
  ])
  expect(tenant.lines.join()).not.toContain('stack')
  expect(aloud).not.toHaveBeenCalled()
})

describe('is turned away with 403, whoever signed it:', () => {
  const base = () =>
    tenant.teams.client.base(tenant.chat('dataejer-bolig'), tenant.person('dataejer-bolig'))

  test('another tenant', async () => {
    const { conversation } = base()
    const changes = [
      { channelData: { tenant: { id: OTHER } } },
      { conversation: { ...conversation, tenantId: OTHER } },
      { channelData: {}, conversation: { ...conversation, tenantId: undefined } },
    ]
    for (const change of changes) expect((await post(change)).status).toBe(403)
    expect(tenant.teams.calls).toEqual([])
  })

  test('an address that is not Teams’, also when its token names it', async () => {
    const serviceUrl = 'https://elsewhere.example/'
    expect((await post({ serviceUrl }, { serviceUrl })).status).toBe(403)
  })
})

test.each([
  ['https://smba.trafficmanager.net/emea/', true],
  ['https://canary.botapi.skype.teams.microsoft.com/', true],
  ['http://smba.trafficmanager.net/emea/', false],
  ['https://smba.trafficmanager.net.evil.example/', false],
  ['https://anybody.trafficmanager.net/', false],
  ['https://evilteams.microsoft.com/', false],
  ['https://smba.trafficmanager.net@evil.example/', false],
])('the token goes to %s: %s', (address, trusted) => {
  expect(isTeams(new URL(address))).toBe(trusted)
})

describe('is turned away with 400:', () => {
  test.each([
    ['an activity without an address', { serviceUrl: undefined }],
    ['one without a conversation', { conversation: undefined }],
    ['one without a type', { type: undefined }],
  ])('%s', async (_, change) => {
    expect((await post(change)).status).toBe(400)
  })

  test('what is no activity at all', async () => {
    for (const body of ['[]', '"tekst"', '{', '']) {
      const headers = { 'content-type': 'application/json' }
      const { status } = await fetch(tenant.endpoint, { method: 'POST', headers, body })
      expect(status).toBe(400)
    }
  })
})

test('an activity of a kind that pejl has no use for is taken and left', async () => {
  expect((await post({ type: 'typing' })).status).toBe(200)
  expect((await post({ type: 'invoke', name: 'composeExtension/query' })).status).toBe(501)
  expect(tenant.teams.calls).toEqual([])
})

test('the same message posted twice is answered once', async () => {
  const { id } = tenant.teams.client.base(
    tenant.chat('dataejer-bolig'),
    tenant.person('dataejer-bolig'),
  )
  const answers = await Promise.all([post({ id }), post({ id }), post({ id })])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(tenant.teams.calls).toHaveLength(1)
})
