import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inputOf } from '../../support/form.ts'
import { freePort, type RunningPejl, runPejl, startPejl } from '../../support/process.ts'
import { makePreparedFolder } from '../../support/store.ts'
import { openTeams, type Teams } from '../../support/teams/teams.ts'
import type { Person, Post } from '../../support/teams/world.ts'
import { typeCommand } from '../../support/web-api.ts'
import { textOf } from './tenant.ts'

const PATIENT = { timeout: 90_000 }

describe('local mode without credentials', () => {
  let pejl: RunningPejl
  let teams: Teams
  let owner: Person
  beforeAll(async () => {
    pejl = await startPejl({ PEJL_DATA: await makePreparedFolder() })
    teams = await openTeams({ endpoint: () => `${pejl.url}/api/messages` })
    owner = teams.person('dataejer bolig', 'dataejer-bolig@pejl.example')
  }, 90_000)
  afterAll(async () => {
    await pejl.signal('SIGTERM')
    await teams.close()
  })

  const last = (): Post => {
    const post = teams.roots(teams.chat(owner)).at(-1)
    if (!post) throw new Error('no posts')
    return post
  }

  test('a client on this machine gets working cards', PATIENT, async () => {
    await teams.client.install(owner)
    expect(textOf(last())).toContain('Hej, jeg er pejl.')
    await teams.client.say(owner, 'indberet 1D')
    const form = last()
    const answer = await teams.client.press(owner, form, 'Indberet', {
      [inputOf('1D:2015')]: '1.330',
    })
    expect(answer.status).toBe(200)
    expect(textOf(answer.body as object)).toContain('er registreret som 1.330')
    expect(textOf(form)).toContain('er registreret som 1.330')
  })

  test('the page stays where people are reached', PATIENT, async () => {
    const answer = await typeCommand(pejl.url, 'dataejer-bolig', 'historik 1D')
    expect(answer.text).toContain('2015: 1.330')
    const living = await fetch(
      `${pejl.url}/api/conversations/channel:pejlemaerke-1/posts?som=leder-bolig`,
    )
    expect(((await living.json()) as { posts: Post[] }).posts).toHaveLength(2)
  })

  test(
    'another channel of the Bot Framework is not heard: only Teams is played',
    PATIENT,
    async () => {
      const base = teams.client.base(teams.chat(owner), owner)
      const other = { ...base, type: 'message', text: 'mine', channelId: 'emulator' }
      expect((await teams.client.post(other)).status).toBe(403)
    },
  )

  test('an address elsewhere is never answered', PATIENT, async () => {
    const base = teams.client.base(teams.chat(owner), owner)
    const elsewhere = { ...base, type: 'message', text: 'mine', serviceUrl: 'https://x.example/' }
    expect((await teams.client.post(elsewhere)).status).toBe(403)
  })

  test(
    'another channel, or a page that reaches pejl by another name, is turned away',
    PATIENT,
    async () => {
      const base = { ...teams.client.base(teams.chat(owner), owner), type: 'message', text: 'mine' }
      expect((await teams.client.post({ ...base, channelId: 'webchat' })).status).toBe(403)
      const { port } = new URL(pejl.url)
      const asked = request({
        port,
        host: '127.0.0.1',
        path: '/api/messages',
        method: 'POST',
        headers: { host: 'evil.example', 'content-type': 'application/json' },
      })
      asked.end(JSON.stringify(base))
      const [answer] = (await once(asked, 'response')) as [IncomingMessage]
      answer.resume()
      expect(answer.statusCode).toBe(403)
    },
  )
})

describe('a start with credentials that are', () => {
  const ID = '4c1d5a3c-0f5e-4b0e-8a1c-000000000002'
  const production = async (settings: Record<string, string>) => {
    const PEJL_DATA = await makePreparedFolder()
    const PORT = String(await freePort())
    return await runPejl({ PEJL_MODE: 'production', PEJL_DATA, PORT, ...settings })
  }

  test('not whole names what is wrong', PATIENT, async () => {
    const { code, stderr } = await production({
      MicrosoftAppId: 'pejl',
      MicrosoftAppType: 'MultiTenant',
    })
    expect(code).toBe(1)
    expect(stderr).toBe(
      'Indstillingerne til Teams kan ikke bruges: MicrosoftAppId skal være et id med bindestreger; MicrosoftAppTenantId mangler; MicrosoftAppType skal være SingleTenant eller UserAssignedMSI.\n',
    )
  })

  test('whole hears nobody without a token', PATIENT, async () => {
    const pejl = await startPejl({
      PEJL_MODE: 'production',
      PEJL_DATA: await makePreparedFolder(),
      MicrosoftAppId: ID,
      MicrosoftAppTenantId: ID,
      MicrosoftAppType: 'UserAssignedMSI',
    })
    const teams = await openTeams({ endpoint: () => `${pejl.url}/api/messages` })
    const person = teams.person('dataejer', 'dataejer-bolig@pejl.example')
    expect((await teams.client.say(person, 'mine')).status).toBe(401)
    await teams.close()
    expect(await pejl.signal('SIGTERM')).toMatchObject({ code: 0 })
  })
})
