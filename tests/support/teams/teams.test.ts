import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import Fastify from 'fastify'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { BOT_TOKEN, botCredentials, openIssuer, type TokenOptions } from './issuer.ts'
import { openTeams, type TeamsOptions } from './teams.ts'
import { type Conversation, type Post, TENANT } from './world.ts'

const APP = '4c1d5a3c-0f5e-4b0e-8a1c-000000000002'
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  vi.restoreAllMocks()
  for (const close of closers.splice(0)) await close()
})

/** A tenant without a bot: its endpoint answers nobody. */
async function tenant(options: Partial<TeamsOptions> = {}) {
  const teams = await openTeams({ endpoint: () => 'http://127.0.0.1:9/api/messages', ...options })
  closers.push(teams.close)
  const owner = teams.person('Dataejer', 'dataejer@kommune.example')
  const chat = teams.chat(owner)
  chat.installed = true
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${teams.serviceUrl}v3/conversations${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      body: text === '' ? null : JSON.parse(text),
    }
  }
  const send = (to: Conversation, body: object = { type: 'message', text: 'hej' }, thread = '') =>
    call('POST', `/${encodeURIComponent(to.id + thread)}/activities`, body)
  return { teams, owner, chat, call, send }
}

const refusal = (code: string) => ({ error: { code, message: expect.any(String) } })

const withCard = (card: object) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
})

const card15 = (element: object) => ({ type: 'AdaptiveCard', version: '1.5', body: [element] })

describe('limits', () => {
  test('the eighth message within a second waits for the second to pass', async () => {
    let now = 0
    const { chat, send } = await tenant({ now: () => now })
    for (let sent = 0; sent < 7; sent++) expect((await send(chat)).status).toBe(201)
    expect(await send(chat)).toEqual({
      status: 429,
      retryAfter: '1',
      body: refusal('Throttled'),
    })
    now = 1000
    expect((await send(chat)).status).toBe(201)
    expect((await send(chat)).retryAfter).toBe('1')
  })

  test('sixty messages fill half a minute', async () => {
    let now = 0
    const { chat, send } = await tenant({ now: () => now })
    for (let sent = 0; sent < 60; sent++, now += 300) expect((await send(chat)).status).toBe(201)
    expect((await send(chat)).retryAfter).toBe('12')
  })

  test('thirty calls within a second fill the tenant, whichever conversations they are for', async () => {
    const { teams, send } = await tenant({ now: () => 0 })
    const group = (at: number) => teams.groupChat(`gruppe ${at}`, [])
    for (let at = 0; at < 30; at++) await send(group(at))
    expect((await send(group(30))).status).toBe(429)
  })
})

describe('what goes wrong', () => {
  test('a dropped socket leaves the accepted message standing', async () => {
    const { teams, chat, send } = await tenant()
    teams.next('send', { drop: 'before' })
    teams.next('send', { drop: 'after' })
    await expect(send(chat)).rejects.toThrow('fetch failed')
    expect(teams.roots(chat)).toHaveLength(0)
    await expect(send(chat)).rejects.toThrow('fetch failed')
    expect(teams.roots(chat)).toHaveLength(1)
  })

  test('a held call is answered when it is released', async () => {
    const { teams, chat, send } = await tenant()
    const held = teams.hold('send')
    const sending = send(chat)
    await held.arrived
    expect(teams.roots(chat)).toHaveLength(0)
    held.release()
    expect((await sending).status).toBe(201)
  })

  test('a conversation refuses when the app is out, the bot is blocked or it is gone', async () => {
    const { teams, chat, send } = await tenant()
    chat.blocked = true
    expect(await send(chat)).toMatchObject({
      status: 403,
      body: refusal('ConversationBlockedByUser'),
    })
    chat.installed = false
    expect((await send(chat)).body).toEqual(refusal('BotNotInConversationRoster'))
    teams.forget(chat)
    expect(await send(chat)).toMatchObject({ status: 404, body: refusal('ConversationNotFound') })
  })

  test('a message that never stood cannot be changed', async () => {
    const { chat, call } = await tenant()
    const path = `/${encodeURIComponent(chat.id)}/activities/1`
    expect(await call('PUT', path, { type: 'message', text: 'ny' })).toMatchObject({
      status: 404,
      body: refusal('ActivityNotFoundInConversation'),
    })
  })

  test.each<[string, number, object]>([
    ['without a type', 400, { version: '1.5', body: [] }],
    ['without a version', 400, { type: 'AdaptiveCard', body: [] }],
    ['newer than 1.5', 400, { type: 'AdaptiveCard', version: '1.6' }],
    ['with a newer element', 400, card15({ type: 'Badge' })],
    ['over 80 KB', 413, card15({ type: 'TextBlock', text: 'x'.repeat(81_920) })],
    ['with a fallback', 201, card15({ type: 'Badge', fallback: 'drop' })],
  ])('a card %s is answered %i', async (_, status, card) => {
    const { chat, send } = await tenant()
    expect((await send(chat, withCard(card))).status).toBe(status)
  })
})

test('a channel keeps replies under the message they answer', async () => {
  const { teams, owner, send } = await tenant()
  const channel = teams.team('Direktionen', ['Pejlemærker'], [owner]).channels[1] as Conversation
  channel.installed = true
  const { id } = (await send(channel)).body
  await send(channel, { type: 'message', text: 'svar' }, `;messageid=${id}`)
  const [root] = teams.roots(channel)
  expect(root?.id).toBe(id)
  expect(root && teams.replies(channel, root).map(({ activity }) => activity.text)).toEqual([
    'svar',
  ])
})

test('a new conversation with a person is the chat they have, if they have the app', async () => {
  const { teams, chat, owner, call } = await tenant()
  const parameters = { members: [{ id: owner.aadObjectId }], tenantId: TENANT }
  expect((await call('POST', '', parameters)).body).toEqual({ id: chat.id })
  teams.chat(owner).installed = false
  expect((await call('POST', '', parameters)).body).toEqual(refusal('ForbiddenOperationException'))
})

test('the roster knows a person by UPN, not by an e-mail that differs, and comes in pages', async () => {
  const { teams, call } = await tenant()
  const boss = teams.person('Direktør', 'direktoer@kommune.example', 'dir1@kommune.example')
  const others = Array.from({ length: 50 }, (_, at) =>
    teams.person(`Medarbejder ${at}`, `m${at}@kommune.example`),
  )
  const team = teams.team('Alle', [], [...others, boss])
  for (const channel of team.channels) channel.installed = true
  const path = `/${encodeURIComponent(team.id)}`
  expect((await call('GET', `${path}/members/DIR1@kommune.example`)).body.name).toBe('Direktør')
  expect((await call('GET', `${path}/members/${boss.email}`)).status).toBe(404)
  const page = (await call('GET', `${path}/pagedmembers?pageSize=1`)).body
  expect(page.members).toHaveLength(50)
  const rest = await call('GET', `${path}/pagedmembers?continuationToken=${page.continuationToken}`)
  expect(rest.body.members).toHaveLength(1)
})

describe('people', () => {
  /** A bot that keeps what it is told and has nothing to say. */
  async function listener() {
    const heard: Record<string, unknown>[] = []
    const server = Fastify()
    closers.push(() => server.close())
    server.post('/api/messages', async ({ body }) => {
      heard.push(body as Record<string, unknown>)
      return {}
    })
    const address = await server.listen({ host: '127.0.0.1', port: 0 })
    return { heard, endpoint: () => `${address}/api/messages` }
  }

  test('mention the bot in a channel, and a reply carries the thread', async () => {
    const { heard, endpoint } = await listener()
    const { teams, owner } = await tenant({ endpoint })
    const channel = teams.team('Direktionen', ['Pejlemærker'], [owner]).channels[1] as Conversation
    await teams.client.say(owner, 'status 5', { in: channel })
    const [root] = teams.roots(channel)
    await teams.client.say(owner, 'igen', { in: channel, ...(root && { thread: root }) })
    expect(heard[0]).toMatchObject({
      text: '<at>pejl</at> status 5\n',
      conversation: { id: `${channel.id};messageid=${root?.id}` },
    })
    expect(heard[1]?.conversation).toEqual(heard[0]?.conversation)
  })

  test('press a button with what they typed, each time under a new id', async () => {
    const { heard, endpoint } = await listener()
    const { teams, owner, chat, send } = await tenant({ endpoint })
    const fallback = {
      type: 'Action.Submit',
      title: 'Send',
      data: { verb: 'svar', delmaal: '5.1' },
    }
    const action = { type: 'Action.Execute', title: 'Send', verb: 'svar', data: { delmaal: '5.1' } }
    await send(
      chat,
      withCard({ type: 'AdaptiveCard', version: '1.5', actions: [{ ...action, fallback }] }),
    )
    const post = teams.roots(chat)[0] as Post
    await teams.client.press(owner, post, 'Send', { tal: '4,2' })
    await teams.client.press(owner, post, 'Send', { tal: '4,2' })
    await teams.client.pressFallback(owner, post, 'Send', { tal: '4,2' })
    expect(heard[0]).toMatchObject({
      name: 'adaptiveCard/action',
      replyToId: post.id,
      value: { action: { verb: 'svar', data: { delmaal: '5.1', tal: '4,2' } } },
    })
    expect(heard[1]).toEqual({ ...heard[0], id: heard[1]?.id, timestamp: heard[1]?.timestamp })
    expect(heard[1]?.id).not.toBe(heard[0]?.id)
    expect(heard[2]).toMatchObject({
      type: 'message',
      value: { verb: 'svar', delmaal: '5.1', tal: '4,2' },
    })
  })
})

describe('a bot built on the SDK', () => {
  test.each<[string, Partial<TokenOptions>, string | null]>([
    ['for the bot', {}, null],
    ['for another bot', { audience: 'another' }, 'Invalid AppId'],
    ['that has expired', { expiresIn: -600 }, 'expired'],
    ['with another serviceUrl', { serviceUrl: 'https://elsewhere.example/' }, 'ServiceUrl'],
    ['of another issuer', { issuer: 'https://elsewhere.example' }, 'No valid identity'],
    ['signed by somebody else', { forged: true }, 'invalid signature'],
  ])('meets a token %s', async (_, change, problem) => {
    vi.spyOn(console, 'error').mockReturnValue()
    const issuer = await openIssuer()
    closers.push(issuer.close)
    const auth = new ConfigurationBotFrameworkAuthentication(issuer.settings, botCredentials(APP))
    const { teams, owner, chat } = await tenant()
    const { serviceUrl } = teams
    const activity = { ...teams.client.base(chat, owner), type: 'message' }
    const token = issuer.token({ audience: APP, serviceUrl, ...change })
    const meeting = auth.authenticateRequest(
      activity as unknown as Parameters<typeof auth.authenticateRequest>[0],
      `Bearer ${token}`,
    )
    if (problem) await expect(meeting).rejects.toThrow(problem)
    else await expect(meeting).resolves.toMatchObject({ audience: 'https://api.botframework.com' })
  })

  test('sends with its own token, and the connector takes no other', async () => {
    const issuer = await openIssuer()
    closers.push(issuer.close)
    const auth = new ConfigurationBotFrameworkAuthentication(issuer.settings, botCredentials(APP))
    const { teams, chat, send } = await tenant({ botToken: BOT_TOKEN })
    const reference = { serviceUrl: teams.serviceUrl, conversation: { id: chat.id } }
    await new CloudAdapter(auth).continueConversationAsync(
      APP,
      reference as Parameters<CloudAdapter['continueConversationAsync']>[1],
      async (context) => void (await context.sendActivity('hej')),
    )
    expect(teams.roots(chat).map(({ activity }) => activity.text)).toEqual(['hej'])
    expect((await send(chat)).status).toBe(401)
  })
})
