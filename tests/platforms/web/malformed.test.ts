import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chat, openChat } from './chat.ts'

const REQUESTS = 1000
const SEED = 20160104

let chat: Chat
beforeAll(async () => {
  chat = await openChat()
})
afterAll(() => chat.close())

/** Numbers from 0 up to a bound, the same in every run (mulberry32). */
function numbers(seed: number): (bound: number) => number {
  let state = seed
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
}

/** The statuses that one connection gets for what is written to it, until it is closed. */
function write(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(chat.port, '127.0.0.1')
    socket.on('data', (part) => {
      answer += part.toString('latin1')
    })
    socket.on('error', () => {}) // a reset also closes
    socket.on('close', () => resolve(answer))
    socket.end(bytes)
  })
}

const statuses = (answer: string) => [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, n]) => n)

function malformed(number: (bound: number) => number): string | Buffer {
  const pick = <T>(...from: T[]): T => from[number(from.length)] as T
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => number(256)))
  const request = (method: string, path: string, headers: string, body: string | Buffer = '') =>
    Buffer.concat([
      Buffer.from(
        `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${chat.port}\r\nConnection: close\r\n` +
          `${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`,
      ),
      Buffer.from(body),
    ])
  const json = 'Content-Type: application/json\r\n'
  const path = pick('/api/command', '/api/submit', '/api/clock')
  const wrong = pick<unknown>(null, [], 7, '\0', '\ud800', { a: 1 }, -1, 1e300, 'x'.repeat(9000))
  const person = pick<unknown>('dataejer-bolig', 'ingen', wrong)
  return pick<() => string | Buffer>(
    () => bytes(1 + number(400)),
    () => Buffer.concat([Buffer.from('GET / HTTP/1.1\r\n'), bytes(50), Buffer.from('\r\n\r\n')]),
    () => `GET / HTTP/${number(9)}.${number(9)}\r\nHost: ${number(99)}.dk\r\n\r\n`,
    () => request('GET', '/api/me', `X-Long: ${'x'.repeat(17_000 + number(9000))}\r\n`),
    () => request('POST', path, json, bytes(number(300))),
    () => request('POST', path, json, pick('{', '{"som":', '"', '[[[', '{"__proto__":{}}', 'nul')),
    () => request('POST', path, json, JSON.stringify({ som: person, post: wrong, to: wrong })),
    () =>
      request(
        'POST',
        '/api/command',
        json,
        JSON.stringify({
          som: 'dataejer-bolig',
          conversation: 'person:dataejer-bolig',
          text: wrong,
        }),
      ),
    () =>
      request(
        'POST',
        '/api/submit',
        json,
        JSON.stringify({ som: 'dataejer-bolig', post: wrong, verb: wrong, data: wrong }),
      ),
    () =>
      request('POST', path, pick('', 'Content-Type: text/plain\r\n', 'Content-Type: ;\r\n'), '{}'),
    () => request('POST', path, json, 'x'.repeat(66_000)),
    () => request(pick('PUT', 'DELETE', 'PATCH', 'OPTIONS'), path, json, '{}'),
    () => request('GET', `/${pick('%', '%ff', '..%2f', '%00', 'api', 'a'.repeat(900))}`, ''),
    () => request('GET', `/api/conversations/${pick('%00', '%ud800', 'x', 'person%3A')}/posts`, ''),
    () => request('GET', `/api/events?som=${pick('', '%00', 'ingen', 'a&som=b')}`, ''),
    () =>
      request(
        'GET',
        '/api/events?som=dataejer-bolig',
        `Last-Event-ID: ${pick('x', '-1', '9e9')}\r\n`,
      ),
    () => request('GET', `/api/me?som=${pick('%00', 'ingen', 'a&som=b', 'x'.repeat(300))}`, ''),
  )()
}

test(`${REQUESTS} malformed requests get 4xx answers and leave it running`, async () => {
  const number = numbers(SEED)
  const seen = new Set<string | undefined>()
  for (let at = 0; at < REQUESTS; at += 10) {
    const batch = Array.from({ length: 10 }, () => malformed(number))
    for (const [index, answer] of (await Promise.all(batch.map(write))).entries()) {
      const got = statuses(answer)
      for (const status of got) {
        expect(
          status,
          `request ${at + index}: ${batch[index]?.toString('latin1').slice(0, 300)}`,
        ).toMatch(/^4/)
        seen.add(status)
      }
    }
  }
  expect([...seen].sort()).toEqual(['400', '403', '404', '413', '415', '431'])
  expect(chat.logged).toEqual([])
  expect((await chat.get('/api/me')).status).toBe(200)
})
