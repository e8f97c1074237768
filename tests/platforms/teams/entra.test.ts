import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { refusedByEntra } from '../../support/teams/issuer.ts'
import { failure, letter } from './letter.ts'
import { openTenant, type Tenant } from './tenant.ts'

const HOUR = 60 * 60_000
const EXPIRED = refusedByEntra(7000222, "The provided client secret keys for app 'x' are expired.")

let tenant: Tenant
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  tenant = await openTenant({}, { limited: false })
  // At the start, before anything is sent.
  await vi.waitFor(() => expect(tenant.entra.asked).toBe(1))
  await tenant.install('dataejer-bolig')
})
afterAll(async () => {
  vi.useRealTimers()
  await tenant.close()
})

const trouble = () => tenant.troubles.get('teams') ?? null

test('a secret that has expired is told without anything being sent, and that it works again', async () => {
  tenant.entra.refusal = EXPIRED
  vi.advanceTimersByTime(HOUR)
  await expect.poll(trouble).toMatch(/^Adgangskoden til Teams er udløbet.* Lav en ny i Entra .*\.$/)
  tenant.entra.refusal = null
  vi.advanceTimersByTime(HOUR)
  await expect.poll(trouble).toBeNull()
})

test.each<[string, Error, RegExp]>([
  ['has expired', EXPIRED, /er udløbet/],
  ['is not the secret', refusedByEntra(7000215, 'Invalid client secret provided.'), /dens Value/],
  ['is of no app', refusedByEntra(700016, 'Application was not found.'), /MicrosoftAppTenantId/],
  ['is refused for another reason', refusedByEntra(7000218, 'endpoint'), /^Entra lader ikke pejl/],
])(
  'a message with a secret that %s fails with what to do, until one comes through',
  async (_, refusal, advice) => {
    tenant.entra.refusal = refusal
    const expected = { kind: 'auth', advice: expect.stringMatching(advice) }
    expect(await failure(tenant.platform.send(letter()))).toEqual(expected)
    expect(trouble()).toMatch(advice)
    tenant.entra.refusal = null
    await tenant.platform.send(letter())
    expect(trouble()).toBeNull()
  },
)

test('Entra being away is nobody’s fault, and one line in the log for each thing that fails', async () => {
  const [form] = await tenant.say('dataejer-bolig', 'indberet 1D')
  if (!form) throw new Error('no form')
  tenant.entra.refusal = new Error('network_error: Network request failed')
  tenant.lines.length = 0
  expect(await failure(tenant.platform.send(letter()))).toEqual({ kind: 'network' })
  const person = tenant.person('dataejer-bolig')
  const answers = [1, 2].map(() => tenant.teams.client.say(person, 'mine'))
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([503, 503])
  const press = () => tenant.teams.client.press(person, form, 'Indberet', { '1D:2015': 'x' })
  await Promise.all([press(), press()])
  tenant.entra.refusal = null
  expect(trouble()).toBeNull()
  expect(tenant.lines).toHaveLength(2)
  expect(tenant.lines.join()).not.toContain('stack')
})

test('a bot that Teams does not know is told too, and signing in does not make it good', async () => {
  tenant.teams.next('send', { refuse: 'BotNotRegistered' })
  expect((await failure(tenant.platform.send(letter()))).kind).toBe('auth')
  const { asked } = tenant.entra
  vi.advanceTimersByTime(HOUR)
  await expect.poll(() => tenant.entra.asked).toBeGreaterThan(asked)
  expect(trouble()).toContain('Teams kender ikke pejl som sin bot.')
  await tenant.platform.send(letter())
  expect(trouble()).toBeNull()
})

test('a platform that is stopped asks no more', async () => {
  await tenant.platform.stop()
  const { asked } = tenant.entra
  vi.advanceTimersByTime(2 * HOUR)
  await tenant.platform.send(letter())
  expect(tenant.entra.asked).toBe(asked + 1)
})

test('Entra that does not answer holds nothing up for good', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    tenant.entra.hangs = true
    const failed = failure(tenant.platform.send(letter()))
    await vi.waitFor(() => expect(tenant.entra.hanging).toBe(1))
    await vi.advanceTimersByTimeAsync(tenant.platform.callMs)
    expect(await failed).toEqual({ kind: 'network' })
  } finally {
    tenant.entra.hangs = false
  }
})
