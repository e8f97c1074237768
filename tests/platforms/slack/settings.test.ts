import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { ConfigError } from '../../../src/config.ts'
import { SCOPES } from '../../../src/platforms/slack/connect.ts'
import { readSettings } from '../../../src/platforms/slack/settings.ts'
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

test('the manifest asks for what pejl needs and no more', async () => {
  const file = new URL('../../../manifests/slack/manifest.yaml', import.meta.url)
  const manifest = parse(await readFile(file, 'utf8'))
  expect(manifest.oauth_config.scopes.bot).toEqual(SCOPES)
  expect([...SCOPES].sort()).toEqual([...DOUBLE_SCOPES].sort())
  expect(manifest.settings).toMatchObject({
    socket_mode_enabled: true,
    interactivity: { is_enabled: true },
    event_subscriptions: { bot_events: ['app_home_opened', 'app_mention', 'message.im'] },
  })
  expect(manifest.features.slash_commands).toMatchObject([{ command: '/pejl' }])
})
