import { LogLevel, webApi } from '@slack/bolt'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Slack, startSlack } from './server.ts'

let slack: Slack
const client = () =>
  new webApi.WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    logger: quiet,
  })
const quiet = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
}
const channelId = (key = 'pejlemaerke-1') => slack.channel(key).id
const post = (more: object = {}) =>
  client().chat.postMessage({ channel: channelId(), text: 'en besked', ...more })
const refusedAs = (error: string) =>
  expect.objectContaining({ data: expect.objectContaining({ error }) })
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })

beforeEach(async () => {
  slack = await startSlack()
})
afterEach(() => slack.stop())

test.each([
  [
    '51 blocks',
    { blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) },
    'invalid_blocks',
  ],
  ['3,001 characters in a section', { blocks: [section('x'.repeat(3001))] }, 'invalid_blocks'],
  [
    'the same block_id twice',
    { blocks: ['a', 'a'].map((block_id) => ({ type: 'divider', block_id })) },
    'invalid_blocks',
  ],
  ['a misspelt property', { blocks: [{ type: 'divider', blok_id: 'a' }] }, 'invalid_blocks'],
  [
    'five sections of 2,700',
    { blocks: Array.from({ length: 5 }, () => section('x'.repeat(2700))) },
    'msg_blocks_too_long',
  ],
  ['no text fallback', { text: '', blocks: [section('hej')] }, 'no_text'],
  ['metadata without a payload', { metadata: { event_type: 'pejl' } }, 'invalid_metadata_format'],
  ['an unknown channel', { channel: 'C404' }, 'channel_not_found'],
])('a message with %s is refused', async (_, more, error) => {
  await expect(post(more)).rejects.toEqual(refusedAs(error))
  expect(await slack.messages('pejlemaerke-1')).toEqual([])
})

test('the bot speaks only where it is a member, and nowhere archived', async () => {
  await slack.kickBot('pejlemaerke-1')
  await expect(post()).rejects.toEqual(refusedAs('not_in_channel'))
  await slack.inviteBot('pejlemaerke-1')
  await post()
  await slack.archive('pejlemaerke-1')
  await expect(post()).rejects.toEqual(refusedAs('is_archived'))
})

test('somebody who has left is found by no e-mail, and still takes messages silently', async () => {
  const { id, email } = slack.person('leder-bolig')
  slack.deactivate('leder-bolig')
  await expect(client().users.lookupByEmail({ email })).rejects.toEqual(
    refusedAs('users_not_found'),
  )
  await expect(client().conversations.open({ users: id })).rejects.toEqual(
    refusedAs('user_disabled'),
  )
  await post({ channel: id })
})

test('an address belongs to who has it now, whatever kind of user that is', async () => {
  const { id, email } = slack.person('leder-bolig')
  slack.readdress('leder-bolig', 'ny-adresse@pejl.example')
  slack.become('leder-bolig', 'stranger')
  await expect(client().users.lookupByEmail({ email })).rejects.toEqual(
    refusedAs('users_not_found'),
  )
  const found = await client().users.lookupByEmail({ email: 'Ny-Adresse@pejl.example' })
  const { user } = await client().users.info({ user: id })
  expect(found.user).toEqual(user)
  expect(user).toMatchObject({
    id,
    is_stranger: true,
    profile: { email: 'ny-adresse@pejl.example' },
  })
})

test('what retention took can be edited no more, and what is too old for the workspace neither', async () => {
  const { ts = '' } = await post()
  const edit = () => client().chat.update({ channel: channelId(), ts, text: 'rettet' })
  slack.editableFor(60_000)
  await edit()
  slack.pass(61_000)
  await expect(edit()).rejects.toEqual(refusedAs('edit_window_closed'))
  await slack.expire(channelId())
  await expect(edit()).rejects.toEqual(refusedAs('message_not_found'))
})

test('a fifth message at once to one channel waits; another channel does not', async () => {
  for (let sent = 0; sent < 4; sent++) await post()
  await expect(post()).rejects.toMatchObject({ retryAfter: 1 })
  await post({ channel: channelId('pejlemaerke-2') })
  slack.pass(1000)
  await post()
})

test('a message whose answer was lost is found again by its metadata, in a thread as well', async () => {
  const metadata = { event_type: 'pejl', event_payload: { id: 'm1' } }
  slack.next('chat.postMessage', { drop: 'after' })
  await expect(post({ metadata })).rejects.toMatchObject({ code: 'slack_webapi_request_error' })
  expect(slack.calls('chat.postMessage')).toHaveLength(1)
  const query = { channel: channelId(), include_all_metadata: true }
  const [found] = (await client().conversations.history(query)).messages ?? []
  expect(found?.metadata).toEqual(metadata)
  const [bare] = (await client().conversations.history({ channel: channelId() })).messages ?? []
  expect(bare?.metadata).toBeUndefined()
  await post({ thread_ts: found?.ts, metadata })
  const replies = await client().conversations.replies({ ...query, ts: found?.ts ?? '' })
  expect(replies.messages?.[1]?.metadata).toEqual(metadata)
})

test('a call is refused without its scope', async () => {
  await slack.stop()
  slack = await startSlack({ scopes: ['chat:write'] })
  const lookup = client().users.lookupByEmail({ email: 'controller@pejl.example' })
  await expect(lookup).rejects.toEqual(refusedAs('missing_scope'))
})

test('a scripted error happens once, and what never happened is left', async () => {
  slack.next('chat.postMessage', { error: 'account_inactive' })
  slack.next('chat.update', { rateLimited: 7 })
  await expect(post()).rejects.toEqual(refusedAs('account_inactive'))
  await post()
  expect(slack.left()).toEqual(['chat.update'])
})
