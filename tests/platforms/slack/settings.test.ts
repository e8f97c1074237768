import { readFile } from 'node:fs/promises'
import fastify from 'fastify'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { ConfigError } from '../../../src/config.ts'
import { connect, SCOPES } from '../../../src/platforms/slack/connect.ts'
import { readSettings } from '../../../src/platforms/slack/settings.ts'
import { startSlack } from '../../support/slack/server.ts'
import { SCOPES as DOUBLE_SCOPES } from '../../support/slack/workspace.ts'

const token = { SLACK_BOT_TOKEN: 'xoxb-1' }

test('without any SLACK_ setting Slack is off', () => {
  expect(readSettings({ PATH: '/bin', SLACK_BOT_TOKEN: '' })).toBeNull()
})

test('an app token means Socket Mode, a signing secret alone HTTP', () => {
  expect(readSettings({ ...token, SLACK_SIGNING_SECRET: 'hemmeligt' })?.way.kind).toBe('http')
  const both = { ...token, SLACK_SIGNING_SECRET: 'hemmeligt', SLACK_APP_TOKEN: 'xapp-1' }
  expect(readSettings(both)?.way).toEqual({ kind: 'socket', appToken: 'xapp-1' })
})

test('one sentence names all that is missing or wrong, and no secret', () => {
  const wrong = { SLACK_APP_TOKEN: 'xoxb-byttet', SLACK_API_URL: 'localhost' }
  const read = () => readSettings(wrong)
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(
    /^Slack kan ikke bruges: SLACK_BOT_TOKEN .*; SLACK_APP_TOKEN .*; SLACK_API_URL [^.]*\.$/,
  )
  expect(read).not.toThrow('byttet')
  expect(() => readSettings(token)).toThrow(
    'SLACK_APP_TOKEN (Socket Mode) eller SLACK_SIGNING_SECRET (HTTP) mangler',
  )
})

test('a token that expires is told apart, and Slack is reached unencrypted on this machine only', () => {
  const settings = (more: object) => () =>
    readSettings({ ...token, SLACK_APP_TOKEN: 'xapp-1', ...more })
  expect(settings({ SLACK_BOT_TOKEN: 'xoxe.xoxb-1' })).toThrow('token rotation')
  for (const url of ['http://127.0.0.1:4003/api/', 'http://[::1]:1/', 'https://slack.com/api/'])
    expect(settings({ SLACK_API_URL: url })()?.apiUrl).toBe(url)
  for (const url of [
    'http://slack.com/api/',
    'ftp://localhost/',
    'http://localhost.example/',
    'https://slack.com',
  ])
    expect(settings({ SLACK_API_URL: url })).toThrow('SLACK_API_URL skal være en https-adresse')
})

test('the manifest asks for what pejl needs and no more', async () => {
  const file = new URL('../../../manifests/slack/manifest.yaml', import.meta.url)
  const manifest = parse(await readFile(file, 'utf8'))
  expect(manifest.oauth_config.scopes.bot).toEqual(SCOPES)
  expect([...SCOPES].sort()).toEqual([...DOUBLE_SCOPES].sort())
  expect(manifest.settings).toMatchObject({
    socket_mode_enabled: true,
    interactivity: { is_enabled: true },
    event_subscriptions: {
      bot_events: ['app_home_opened', 'app_mention', 'member_joined_channel', 'message.im'],
    },
  })
  expect(manifest.features.slash_commands).toMatchObject([{ command: '/pejl' }])
})

/** The sentence that a start ends in, with a Slack that lets pejl in as it is told. */
async function refusal(scopes = SCOPES, method?: string, orgWide = false): Promise<unknown> {
  const slack = await startSlack({ scopes, orgWide })
  onTestFinished(() => slack.stop())
  if (method) slack.next(method, { error: 'invalid_auth' })
  const settings = {
    botToken: slack.botToken,
    way: { kind: 'socket', appToken: slack.appToken },
    apiUrl: slack.apiUrl,
  } as const
  const started = connect(settings, fastify(), pino({ level: 'silent' })).then((one) =>
    one.listen(),
  )
  return started.catch((error: unknown) => error)
}

test('a start that Slack refuses ends in one sentence that says what to fetch', async () => {
  for (const [error, setting] of [
    [await refusal(SCOPES, 'auth.test'), 'SLACK_BOT_TOKEN (invalid_auth)'],
    [await refusal(SCOPES, 'apps.connections.open'), 'SLACK_APP_TOKEN (invalid_auth)'],
    [
      await refusal(SCOPES.filter((scope) => scope !== 'users:read.email')),
      'mangler users:read.email',
    ],
    [await refusal(SCOPES, undefined, true), 'SLACK_BOT_TOKEN gælder en hel organisation'],
  ] as const) {
    expect(error).toBeInstanceOf(ConfigError)
    expect(String(error)).toContain(setting)
  }
})

test('a start without a network says so', async () => {
  const settings = {
    botToken: 'xoxb-1',
    way: { kind: 'http', signingSecret: 'hemmeligt' },
    apiUrl: 'http://127.0.0.1:9/api/',
  } as const
  await expect(connect(settings, fastify(), pino({ level: 'silent' }))).rejects.toThrow(
    'Slack svarer ikke.',
  )
})
