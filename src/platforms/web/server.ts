/** The HTTP server of the web chat: guard, page and API. Loopback only. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import staticFiles from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import type { Logger } from 'pino'
import { BODY_LIMIT, guard, loggable, refusalOf } from './guard.ts'

const PAGE = join(import.meta.dirname, 'page')
const VENDOR = dirname(
  createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.js'),
)

/** A server that answers every request it cannot serve with a 4xx and a Danish sentence. */
export async function makeServer(log: Logger): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    frameworkErrors: (_error, _request, reply) => {
      ;(reply as FastifyReply).code(400).send({ error: 'Forespørgslen kunne ikke læses.' })
    },
    clientErrorHandler: (error, socket) => {
      if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
      const [status, sentence] =
        error.code === 'HPE_HEADER_OVERFLOW'
          ? ['431 Request Header Fields Too Large', 'Forespørgslens hoved er for langt.']
          : ['400 Bad Request', 'Forespørgslen kunne ikke læses.']
      const body = JSON.stringify({ error: sentence })
      socket.end(
        `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\n` +
          `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
      )
    },
  })
  server.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal) return reply.code(refusal.status).send({ error: refusal.message })
    log.error({ ...loggable(error), route: request.routeOptions.url }, 'a request failed')
    return reply
      .code(500)
      .send({ error: 'Det gik desværre ikke. Det, du skrev, er her stadig; prøv igen om lidt.' })
  })
  server.setNotFoundHandler((_, reply) => reply.code(404).send({ error: 'Den side findes ikke.' }))
  guard(server, () => (server.server.address() as { port: number }).port)
  await server.register(staticFiles, { root: PAGE, cacheControl: false })
  server.get('/vendor/adaptivecards.js', (_, reply) =>
    reply.sendFile('adaptivecards.min.js', VENDOR),
  )
  return server
}
