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

/** How long a request may take to arrive, however steadily it does. Answers may take their time. */
export type ArrivalLimits = {
  headersMs: number
  /** Headers and body; no shorter than the headers alone, or Node exchanges the two. */
  requestMs: number
  /** How often it is looked for: Node ends nothing between two looks, 30 s apart unless told. */
  everyMs: number
}

/** A form of 512 KB comes in time on a line that carries 26 KB a second. */
export const ARRIVAL: ArrivalLimits = { headersMs: 10_000, requestMs: 20_000, everyMs: 1_000 }

/**
 * A server that answers every request it cannot serve with a 4xx and a Danish sentence. What arrives
 * too slowly is ended with a 408, on every route: also where a platform reads the request itself.
 */
export function makeServer(log: Logger, arrival = ARRIVAL): FastifyInstance {
  const server = fastify({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    // Fastify's own default is 0: a body may take for ever.
    requestTimeout: arrival.requestMs,
    http: { headersTimeout: arrival.headersMs, connectionsCheckingInterval: arrival.everyMs },
    frameworkErrors: (_error, _request, reply) => {
      ;(reply as FastifyReply).code(400).send({ error: 'Forespørgslen kunne ikke læses.' })
    },
    clientErrorHandler: (error, socket) => {
      if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
      socket.end(lastAnswer(error.code))
      // Whoever is slow need not close their side, and Node looks at no connection twice.
      if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') socket.destroy()
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

/** The answer to what is no request, or no whole one: before Fastify, so in HTTP's own words. */
function lastAnswer(code: string): string {
  const [status, sentence] = BROKEN[code] ?? ['400 Bad Request', 'Forespørgslen kunne ikke læses.']
  const body = JSON.stringify({ error: sentence })
  return (
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`
  )
}

const BROKEN: Record<string, [status: string, sentence: string]> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'Forespørgslens hoved er for langt.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    '408 Request Timeout',
    'Forespørgslen var for længe om at komme frem. Prøv igen.',
  ],
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
