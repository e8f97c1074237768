import { connect } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noticeCard } from '../../src/cards/notice.ts'
import type { Inbound } from '../../src/commands/inbound.ts'
import { ARRIVAL, makeServer } from '../../src/platforms/http.ts'
import { loadPlatforms } from '../../src/platforms/load.ts'
import { addPosts } from '../../src/platforms/web/posts.ts'
import { momentOf } from '../support/house.ts'
import { startSlack } from '../support/slack/server.ts'
import { openTestStore } from '../support/store.ts'

const OWNER = 'dataejer-bolig'
const logged: string[] = []
const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) })

/** Every platform on one server, as main.ts starts them; requests have much less time to arrive. */
async function openServer() {
  const now = async () => momentOf('2016-01-04 07:55')
  const store = await openTestStore(await now())
  const slack = await startSlack()
  const http = makeServer(log, { headersMs: 500, requestMs: 800, everyMs: 20 })
  const platforms = await loadPlatforms({
    env: {
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
    },
    http,
    db: store.db,
    now,
    demo: { now, next: async () => null, advanceTo: async () => {} },
    commands: () => [],
    reachable: async () => {},
    trouble: () => {},
    log,
  })
  const inbound: Inbound = {
    command: async () => noticeCard('Svar'),
    submit: async () => ({ card: noticeCard('Svar'), place: 'reply' }),
    home: async () => [],
    standing: async () => null,
  }
  for (const platform of platforms) await platform.start(inbound)
  const address = await http.listen({ host: '127.0.0.1', port: 0 })
  const events = await fetch(`${address}/api/events?som=${OWNER}`)
  return {
    ...{ address, db: store.db, events },
    async close() {
      for (const platform of platforms) await platform.stop()
      await http.close()
      await slack.stop()
      await store.close()
    },
  }
}

let server: Awaited<ReturnType<typeof openServer>>
beforeAll(async () => {
  server = await openServer()
})
afterAll(async () => {
  await server.close()
  expect(logged).toEqual([])
})

/**
 * Writes, then a byte every few milliseconds for as long as it may; with nothing to write, only when
 * it hears that it is to end. Its own side it never closes.
 * Resolves with all that was answered when the server has ended the connection, both ways.
 */
function drip(text: string): Promise<string> {
  const { hostname, port } = new URL(server.address)
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
    const drops = setInterval(() => (text !== '' || socket.readableEnded) && socket.write('x'), 5)
    socket.setEncoding('utf8').on('data', (part) => {
      answer += part
    })
    socket.on('error', () => {}) // writing to what is ended
    socket.on('close', () => {
      clearInterval(drops)
      resolve(answer)
    })
    socket.write(text)
  })
}

const head = (method: string, path: string) =>
  `${method} ${path} HTTP/1.1\r\nHost: ${new URL(server.address).host}\r\n`
const slowBody = (path: string) =>
  drip(`${head('POST', path)}Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n{`)

const TOO_SLOW =
  /^HTTP\/1\.1 408 [\s\S]*"Forespørgslen var for længe om at komme frem\. Prøv igen\."/

describe.concurrent('what arrives a byte at a time is ended with a 408:', () => {
  test.each([
    ['the web chat', '/api/command'],
    ['Teams', '/api/messages'],
    ['Slack, which reads the bytes itself', '/slack/events'],
    ['nobody', '/findes-ikke'],
  ])('a body for %s', async (_, path) => {
    expect(await slowBody(path)).toMatch(TOO_SLOW)
  })

  test('a header', async () => {
    expect(await drip(`${head('GET', '/')}X-Slow: `)).toMatch(TOO_SLOW)
  })

  test('a request that never begins', async () => {
    expect(await drip('')).toMatch(TOO_SLOW)
  })

  test('but not the page’s stream of events, which is an answer', async () => {
    await slowBody('/api/command')
    const post = { conversation: `person:${OWNER}`, author: 'pejl', text: 'stadig her' } as const
    await addPosts(server.db, [{ ...post, at: new Date(0) }])
    let heard = ''
    for await (const part of server.events.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      heard += part
      if (heard.includes('stadig her')) break
    }
    expect(heard).toContain('stadig her')
  })
})

test('what is no request gets a 400, and is ended too', async () => {
  expect(await drip('ikke HTTP\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*kunne ikke læses/)
})

test('pejl gives headers 10 seconds, and a whole request 20', async ({ onTestFinished }) => {
  expect(ARRIVAL).toEqual({ headersMs: 10_000, requestMs: 20_000, everyMs: 1_000 })
  const http = makeServer(log)
  onTestFinished(() => http.close())
  expect(http.server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 20_000 })
})
