/** The workspace of the Slack double: emulate's `slack` service, seeded from people.yaml. */
import { readFile } from 'node:fs/promises'
import { createEmulator } from 'emulate'
import { parse } from 'yaml'
import { userBook } from './users.ts'

export type Args = Readonly<Record<string, unknown>>
export type Reply = { ok: boolean; error?: string } & Record<string, unknown>
export type Person = { key: string; id: string; email: string }
export type Channel = { key: string; id: string; name: string }

/** What pejl asks for. A test of a missing scope starts the double with fewer. */
export const SCOPES: readonly string[] = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
]

export const APP = { appId: 'A0PEJL', botId: 'B0PEJL', botUserId: 'U0PEJL', team: 'T000000001' }

/** What auth.test says of a token that is for a whole organisation. */
export const ORG_WIDE = {
  ok: true,
  url: 'https://kommunen.enterprise.slack.com/',
  user: 'pejl',
  user_id: APP.botUserId,
  bot_id: APP.botId,
  team: 'Kommunen',
  team_id: 'E0PEJL',
  enterprise_id: 'E0PEJL',
  is_enterprise_install: true,
}

/** The double's own keys to the workspace; the app never gets them. */
const ADMIN = 'xoxp-admin'
const UNLIMITED = 'xoxb-pejl-unlimited'

type PeopleFile = {
  persons: { key: string; name: string; email: string }[]
  channels: { key: string; name: string }[]
}

type Manifest = { settings: { event_subscriptions: { bot_events: string[] } } }

/** The bot is a member of every channel; people and channels have the keys of people.yaml. */
export async function openWorkspace(botToken: string, scopes: readonly string[]) {
  const seedFile = new URL('../../../prisma/seed/people.yaml', import.meta.url)
  const file: PeopleFile = parse(await readFile(seedFile, 'utf8'))
  const manifestFile = new URL('../../../manifests/slack/manifest.yaml', import.meta.url)
  const manifest: Manifest = parse(await readFile(manifestFile, 'utf8'))
  const bot = { app_id: APP.appId, bot_id: APP.botId, user: APP.botUserId }
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        users: file.persons.map(({ key, name, email }) => ({ name: key, real_name: name, email })),
        channels: file.channels.map(({ name }) => ({ name: name.replace(/^#/, '') })),
        oauth_apps: [
          {
            app_id: APP.appId,
            client_id: 'pejl',
            client_secret: 'pejl',
            name: 'pejl',
            redirect_uris: [],
            bot_id: APP.botId,
            bot_user_id: APP.botUserId,
            bot_name: 'pejl',
          },
        ],
        tokens: [
          { token: botToken, ...bot, scopes },
          // Without a list of scopes emulate gives a token all of them.
          { token: UNLIMITED, ...bot },
          { token: ADMIN, user: 'U000000001' },
          ...file.persons.map(({ key }) => ({ token: `xoxp-${key}`, user: key })),
        ],
      },
    },
  })

  async function call(token: string, method: string, args: Args): Promise<Reply> {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    })
    return (await response.json()) as Reply
  }
  const must = async (token: string, method: string, args: Args): Promise<Reply> => {
    const reply = await call(token, method, args)
    if (!reply.ok) throw new Error(`${method} in the workspace: ${reply.error}`)
    return reply
  }

  const listed = await must(ADMIN, 'users.list', { limit: 1000 })
  const members = listed.members as { id: string; name: string }[]
  const rooms = (await must(ADMIN, 'conversations.list', { limit: 1000 })).channels as {
    id: string
    name: string
  }[]
  const persons = file.persons.map(({ key, email }) => ({
    key,
    email,
    id: found(members, key).id,
  }))
  const channels = file.channels.map(({ key, name }) => found(rooms, name.replace(/^#/, ''), key))
  for (const { id } of channels)
    await must(ADMIN, 'conversations.invite', { channel: id, users: APP.botUserId })

  return {
    persons: persons as readonly Person[],
    channels: channels as readonly Channel[],
    users: userBook(APP.team),
    /** The events that the app's manifest asks for. */
    subscribed: manifest.settings.event_subscriptions.bot_events as readonly string[],
    /** How long a message can be changed after it was written. */
    rules: { editableMs: Number.POSITIVE_INFINITY },
    /** With the app's own token: what the app is allowed, and no more. */
    asApp: (method: string, args: Args) => call(botToken, method, args),
    /** As the bot, with every scope: for reading what happened. Throws when refused. */
    asBot: (method: string, args: Args) => must(UNLIMITED, method, args),
    asAdmin: (method: string, args: Args) => must(ADMIN, method, args),
    /** A conversation as the bot sees it; null when it cannot. */
    channel: async (id: string) => {
      const reply = await call(UNLIMITED, 'conversations.info', { channel: id })
      return reply.ok ? (reply.channel as Readonly<Record<string, unknown>>) : null
    },
    asPerson: (key: string, method: string, args: Args) => must(`xoxp-${key}`, method, args),
    close: () => emulator.close(),
  }
}

export type Workspace = Awaited<ReturnType<typeof openWorkspace>>

function found<T extends { name: string }>(all: readonly T[], name: string, key = name) {
  const one = all.find((candidate) => candidate.name === name)
  if (!one) throw new Error(`emulate did not take "${name}"`)
  return { ...one, key }
}
