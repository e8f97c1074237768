/** The HTTP server that platforms put their routes on. It answers what it cannot serve with a 4xx. */
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import type { Logger } from 'pino'

/** A request that is turned down, with the sentence that says why. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  constructor(status: number, sentence: string) {
    super(sentence)
    this.status = status
  }
}

const BODY_LIMIT = 64 * 1024

/** A server that answers every request it cannot serve with a 4xx and a Danish sentence. */
export function makeServer(log: Logger): FastifyInstance {
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
    log.error({ err: error, route: request.routeOptions.url }, 'a request failed')
    return reply
      .code(500)
      .send({ error: 'Det gik desværre ikke. Det, du skrev, er her stadig; prøv igen om lidt.' })
  })
  return server
}

/** What Fastify itself turns down, in words; null when the fault is pejl's. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  const { code = '', statusCode = 500 }: { code?: string; statusCode?: number } = Object(error)
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Refusal(413, 'Det er mere, end der kan sendes på én gang (højst 64 KB).')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Refusal(415, 'Forespørgslen skal være JSON.')
  if (statusCode >= 400 && statusCode < 500)
    return new Refusal(statusCode, 'Forespørgslen kunne ikke læses.')
  return null
}
