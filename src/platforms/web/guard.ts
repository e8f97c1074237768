/**
 * Keeps the page to this machine: no other site can read it or post to it (DNS rebinding, cross-site
 * posts), and every refusal is a 4xx with a Danish sentence.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** A request that is turned down, with the sentence that says why. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  constructor(status: number, sentence: string) {
    super(sentence)
    this.status = status
  }
}

export const BODY_LIMIT = 64 * 1024

const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Adds the checks and the headers to a server. `port` is asked for at each request. */
export function guard(server: FastifyInstance, port: () => number): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    check(request, port())
  })
}

function check({ headers, method, url }: FastifyRequest, port: number): void {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]
  if (!hosts.includes(headers.host?.toLowerCase() ?? ''))
    throw new Refusal(403, `pejl svarer kun på denne maskine. Åbn http://127.0.0.1:${port}/.`)
  const own = headers.origin === undefined || headers.origin === `http://${headers.host}`
  const site = headers['sec-fetch-site']
  const reads = method === 'GET' || method === 'HEAD'
  const sameSite = site === undefined || site === 'same-origin' || (site === 'none' && reads)
  const page = reads && !url.startsWith('/api/')
  if (!own || !(sameSite || page)) throw new Refusal(403, 'Det kan kun pejls egen side bede om.')
  if (!reads && !/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? ''))
    throw new Refusal(415, 'Forespørgslen skal være JSON.')
}

/** What Fastify itself turns down, in words; null when the fault is pejl's. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  const { code = '', statusCode = 500 } = error as { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Refusal(413, 'Det er mere, end der kan sendes på én gang (højst 64 KB).')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Refusal(415, 'Forespørgslen skal være JSON.')
  if (statusCode >= 400 && statusCode < 500)
    return new Refusal(statusCode, 'Forespørgslen kunne ikke læses.')
  return null
}

/**
 * What may be logged of an error: its kind and where it arose. Messages stay out, they can quote
 * what somebody typed.
 */
export function loggable(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error }
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  const { code } = error as { code?: string }
  return { error: error.name, code, at: frames.map((frame) => frame.trim()) }
}
