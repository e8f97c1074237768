import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { expect, onTestFinished, test } from 'vitest'
import { type Slack, startSlack } from './server.ts'

const plain = (words: string) => ({ type: 'plain_text' as const, text: words })
const form = (title = 'Indberet') => ({
  type: 'modal' as const,
  callback_id: 'report',
  title: plain(title),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input' as const,
      block_id: '1D',
      label: plain('1D'),
      element: { type: 'plain_text_input' as const, action_id: 'figure' },
    },
  ],
})

/** The least an app can do: a modal, an error beside a field, a receipt, an answer with a button. */
async function smallApp(mode: 'HTTP' | 'Socket Mode') {
  const slack = await startSlack()
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }
  const receiver =
    mode === 'HTTP'
      ? new HTTPReceiver({ signingSecret: slack.signingSecret, logLevel: LogLevel.ERROR })
      : new SocketModeReceiver({
          appToken: slack.appToken,
          autoReconnectEnabled: false,
          logLevel: LogLevel.ERROR,
          installerOptions: { clientOptions: { ...clientOptions } },
        })
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions,
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
  })
  app.command('/pejl', async ({ ack, command, client, respond }) => {
    await ack()
    if (command.text === 'indberet')
      await client.views.open({ trigger_id: command.trigger_id, view: form() })
    else
      await respond({
        text: `svar på ${command.text}`,
        blocks: [
          {
            type: 'actions',
            elements: [{ type: 'button', text: plain('Del'), action_id: 'share', value: '5' }],
          },
        ],
      })
  })
  app.action('share', async ({ ack, respond }) => {
    await ack()
    await respond({ text: 'delt', response_type: 'in_channel' })
    await respond({ delete_original: true })
  })
  app.view('report', async ({ ack, view, body, client }) => {
    const figure = view.state.values['1D']?.figure?.value
    if (figure === '4.2') return ack({ response_action: 'errors', errors: { '1D': 'Skriv 4,2' } })
    await ack()
    await client.chat.postMessage({ channel: body.user.id, text: `Tak for ${figure}` })
  })
  await app.init()
  if (receiver instanceof HTTPReceiver) {
    const server = await receiver.start({ port: 0, host: '127.0.0.1' })
    slack.useHttp(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`)
  } else await receiver.start()
  onTestFinished(async () => {
    if (receiver instanceof HTTPReceiver) await receiver.stop()
    else await receiver.client.disconnect()
    await slack.stop()
  })
  return { slack, receiver, owner: slack.person('dataejer-bolig') }
}

test.each(['HTTP', 'Socket Mode'] as const)(
  '%s: a modal is corrected, sent and received',
  async (mode) => {
    const { slack, owner } = await smallApp(mode)
    await owner.command('indberet')
    await slack.until(() => owner.modals().length === 1)
    const refused = await owner.submit({ '1D': '4.2' })
    expect(refused.body).toEqual({ response_action: 'errors', errors: { '1D': 'Skriv 4,2' } })
    expect(owner.modals()).toHaveLength(1)
    const { again } = await owner.submit({ '1D': '4,2' })
    expect(owner.modals()).toEqual([])
    await again()
    await slack.until(async () => (await owner.messages()).length === 2)
    expect((await owner.messages()).map((message) => message.text)).toEqual([
      'Tak for 4,2',
      'Tak for 4,2',
    ])
  },
)

test.each(['HTTP', 'Socket Mode'] as const)(
  '%s: an answer only one sees is shared',
  async (mode) => {
    const { slack, owner } = await smallApp(mode)
    await owner.command('status 5', { channel: 'pejlemaerke-5' })
    await slack.until(() => owner.ephemerals().length === 1)
    const [answer] = owner.ephemerals()
    if (answer) await owner.press('share', answer)
    await slack.until(() => owner.ephemerals().length === 0)
    expect((await slack.messages('pejlemaerke-5')).map((message) => message.text)).toEqual(['delt'])
  },
)

test.each(['wrong', 'stale', 'missing'] as const)(
  'a %s signature is told from a good one',
  async (signature) => {
    const { slack, owner } = await smallApp('HTTP')
    expect(await owner.command('status 5', { signature })).toMatchObject({ status: 401 })
    expect(await owner.command('status 5')).toMatchObject({ status: 200 })
    await slack.until(() => owner.ephemerals().length === 1)
  },
)

test('Socket Mode asks the app to leave, and hears from its next connection', async () => {
  const { slack, receiver, owner } = await smallApp('Socket Mode')
  if (!(receiver instanceof SocketModeReceiver)) throw new Error('not Socket Mode')
  const gone = new Promise((resolve) => receiver.client.once('disconnected', resolve))
  slack.socket.disconnect('refresh_requested')
  await gone
  await receiver.start()
  expect(await owner.command('status 5')).toMatchObject({ status: 200 })
  expect(slack.socket.acks).toHaveLength(1)
})

/** What Slack says of a slash command, to an app that only listens. */
async function commandSent(slack: Slack): Promise<URLSearchParams> {
  let said = ''
  const app = createServer(async (request, response) => {
    said = await text(request)
    response.end()
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void app.close())
  await once(app, 'listening')
  slack.useHttp(`http://127.0.0.1:${(app.address() as AddressInfo).port}/`)
  await slack.person('controller').command('status')
  return new URLSearchParams(said)
}

async function respond(url: string | null): Promise<number> {
  const body = JSON.stringify({ text: 'svar' })
  return (await fetch(url ?? '', { method: 'POST', body })).status
}

test('a response_url takes five answers, within half an hour', async () => {
  const slack = await startSlack()
  onTestFinished(() => slack.stop())
  const used = (await commandSent(slack)).get('response_url')
  const statuses = []
  for (let use = 0; use < 6; use++) statuses.push(await respond(used))
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404])
  const old = (await commandSent(slack)).get('response_url')
  slack.pass(31 * 60_000)
  expect(await respond(old)).toBe(404)
})

test('a trigger opens one modal, within three seconds', async () => {
  const slack = await startSlack()
  onTestFinished(() => slack.stop())
  const opened = async (trigger_id: string | null, title = 'Indberet') => {
    const view = JSON.stringify(form(title))
    const body = new URLSearchParams({ trigger_id: trigger_id ?? '', view })
    const headers = { authorization: `Bearer ${slack.botToken}` }
    const response = await fetch(`${slack.apiUrl}views.open`, { method: 'POST', headers, body })
    return ((await response.json()) as { error?: string }).error ?? 'ok'
  }
  const first = (await commandSent(slack)).get('trigger_id')
  expect(await opened(first, 'x'.repeat(25))).toBe('invalid_arguments')
  expect([await opened(first), await opened(first)]).toEqual(['ok', 'exchanged_trigger_id'])
  const second = (await commandSent(slack)).get('trigger_id')
  slack.pass(3000)
  expect(await opened(second)).toBe('expired_trigger_id')
})
