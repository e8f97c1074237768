/**
 * Keeps the page to this machine: no other site can read it or post to it (DNS rebinding, cross-site
 * posts), and every refusal is a 4xx with a Danish sentence.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../http.ts'

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

/** Adds the checks and the headers to every route and refusal of a server or a part of one. */
export function guard(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    check(request, (server.server.address() as { port: number }).port)
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
