/** Listening on loopback, and what a web client's form says. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Json } from './shape.ts'

/** An answer; null: the socket is dropped. */
export type Answer = { status: number; headers: Record<string, string>; body: unknown } | null

export async function listen(
  answerTo: (request: IncomingMessage) => Promise<Answer>,
  handled: () => void,
) {
  const server = createServer(async (request, response) => {
    const answer = await answerTo(request)
    if (answer) {
      response.writeHead(answer.status, answer.headers)
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
    } else request.socket.destroy()
    handled()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    server,
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close(): void {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** The web client sends a form; these fields are JSON in it. */
const JSON_FIELDS = ['attachments', 'blocks', 'metadata', 'view']

export function argsOf(body: string): Json {
  const fields = [...new URLSearchParams(body)]
  return Object.fromEntries(
    fields.map(([name, value]) => [name, JSON_FIELDS.includes(name) ? parsed(value) : value]),
  )
}

/** What is not JSON stays text, and is refused as such. */
function parsed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
