/** How Slack's inbound messages reach the app: a signed HTTP POST, or an envelope in Socket Mode. */
import { createHmac } from 'node:crypto'
import type { Json } from './shape.ts'
import type { socketMode } from './socket-mode.ts'

export type Kind = 'slash_commands' | 'interactive' | 'events_api'
/** What the app answered within three seconds; status null: nothing. In Socket Mode an ack is 200. */
export type Ack = { status: number | null; body: unknown }
export type Delivering = {
  signature?: 'good' | 'wrong' | 'stale' | 'missing'
  /** Slack's retry number: 1 and up for a repeated delivery. */
  retry?: number
}
export type Wire = (kind: Kind, payload: Json, how: Delivering) => Promise<Ack>

const PATIENCE_MS = 3000

export function httpWire(url: string, signingSecret: string): Wire {
  return async (kind, payload, { signature = 'good', retry = 0 }) => {
    const body = encoded(kind, payload)
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': kind === 'events_api' ? 'application/json' : FORM,
        ...signed(body, signingSecret, signature),
        ...(retry > 0 && {
          'x-slack-retry-num': `${retry}`,
          'x-slack-retry-reason': 'http_timeout',
        }),
      },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(timedOut)
    if (!response) return { status: null, body: '' }
    const said = await response.text()
    const json = response.headers.get('content-type')?.includes('json')
    return { status: response.status, body: json ? JSON.parse(said) : said }
  }
}

export function socketWire(socket: ReturnType<typeof socketMode>): Wire {
  return async (kind, payload, { retry = 0 }) => {
    const patience = AbortSignal.timeout(PATIENCE_MS)
    const acked = socket.deliver(kind, payload, retry, patience).then((body) => ({ body }))
    const ack = await acked.catch(timedOut)
    return ack ? { status: 200, body: ack.body } : { status: null, body: '' }
  }
}

const FORM = 'application/x-www-form-urlencoded'

function encoded(kind: Kind, payload: Json): string {
  if (kind === 'events_api') return JSON.stringify(payload)
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload
  return new URLSearchParams(fields as Record<string, string>).toString()
}

function signed(
  body: string,
  secret: string,
  how: Delivering['signature'],
): Record<string, string> {
  if (how === 'missing') return {}
  const age = how === 'stale' ? 6 * 60 : 0
  const timestamp = `${Math.floor(Date.now() / 1000) - age}`
  const key = how === 'wrong' ? `${secret}-not` : secret
  const hash = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` }
}

function timedOut(error: unknown): null {
  const { name, cause } = error as Error
  if (name === 'TimeoutError' || (cause as Error | undefined)?.name === 'TimeoutError') return null
  throw error
}
