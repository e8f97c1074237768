import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chat, openChat } from './chat.ts'

let chat: Chat
beforeAll(async () => {
  chat = await openChat()
})
afterAll(() => chat.close())

/** A request with exactly these headers; fetch would not let a Host or an Origin through. */
function ask(
  headers: Record<string, string>,
  { method = 'GET', path = '/api/me', body = '' } = {},
): Promise<{ status: number; error: string }> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: chat.port, path, method, headers, setHost: false }
    const sent = request(options, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part) => {
        text += part
      })
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, error: JSON.parse(text).error ?? '' }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const own = () => `127.0.0.1:${chat.port}`

test.each(['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST'])('%s is answered', async (name) => {
  expect((await ask({ host: `${name}:${chat.port}` })).status).toBe(200)
})

test.each(['pejl.eksempel.dk', 'localhost', '127.0.0.1:80', '127.0.0.1.eksempel.dk', ''])(
  'the foreign Host "%s" is refused',
  async (host) => {
    const { status, error } = await ask({ host })
    expect(status).toBe(403)
    expect(error).toContain('kun på denne maskine')
  },
)

test.each(['http://eksempel.dk', 'null', 'https://127.0.0.1'])(
  'the foreign Origin "%s" is refused, reading and posting',
  async (origin) => {
    const host = own()
    expect((await ask({ host, origin })).status).toBe(403)
    const post = { method: 'POST', path: '/api/clock', body: '{"to":"+1d"}' }
    const headers = { host, origin, 'content-type': 'application/json' }
    expect((await ask(headers, post)).status).toBe(403)
  },
)

test.each(['cross-site', 'same-site', 'none'])('a post sent from %s is refused', async (site) => {
  const headers = { host: own(), 'content-type': 'application/json', 'sec-fetch-site': site }
  expect((await ask(headers, { method: 'POST', path: '/api/clock' })).status).toBe(403)
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json-seq', ''])(
  'a post of "%s" is refused: a form on another site could send it',
  async (type) => {
    const headers = { host: own(), ...(type && { 'content-type': type }) }
    const { status, error } = await ask(headers, { method: 'POST', path: '/api/clock' })
    expect([status, error]).toEqual([415, 'Forespørgslen skal være JSON.'])
  },
)

test('a body over 64 KB is refused, one just below is read', async () => {
  const body = { som: 'dataejer-bolig', conversation: 'person:dataejer-bolig', text: 'hjælp' }
  const padded = (size: number) => JSON.stringify(body).padEnd(size)
  expect((await chat.post('/api/command', padded(64_000))).status).toBe(200)
  const answer = await chat.post('/api/command', padded(66_000))
  expect(answer.status).toBe(413)
  expect(await answer.json()).toEqual({ error: expect.stringContaining('højst 64 KB') })
})

test('the page runs no scripts but its own and is framed by nobody', async () => {
  const policy = (await chat.get('/')).headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
})

test('only the files of the page and the renderer are served', async () => {
  expect((await chat.get('/vendor/adaptivecards.js')).status).toBe(200)
  for (const path of ['/..%2findex.ts', '/%2e%2e/guard.ts', '/vendor/', '/package.json'])
    expect((await chat.get(path)).status).toBeGreaterThanOrEqual(400)
})
