/** Socket Mode's server side: single-use addresses, hello, envelopes and their acks, disconnect. */
import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import WebSocket from 'ws'
import type { Json } from './shape.ts'
import { APP } from './workspace.ts'

export function socketMode(base: string) {
  const server = new WebSocket.Server({ noServer: true })
  const news = new EventEmitter().setMaxListeners(0)
  const tickets = new Set<string>()
  const connections: WebSocket[] = []
  const acks: { envelope_id: string; payload: unknown }[] = []

  server.on('connection', (socket) => {
    connections.push(socket)
    socket.on('message', (data) => {
      const ack = JSON.parse(String(data))
      acks.push(ack)
      news.emit(`ack ${ack.envelope_id}`, ack.payload ?? {})
    })
    socket.on('close', () => connections.splice(connections.indexOf(socket), 1))
    const connection_info = { app_id: APP.appId }
    send(socket, { type: 'hello', num_connections: connections.length, connection_info })
    news.emit('connected')
  })

  const send = (socket: WebSocket, message: Json) => socket.send(JSON.stringify(message))

  return {
    /** Every ack, in the order they came. */
    acks: acks as readonly { envelope_id: string; payload: unknown }[],
    connected: () => connections.length,
    /** Resolves with the next connection; ask before what brings it about. */
    nextConnection: async (): Promise<void> => void (await once(news, 'connected')),
    /** What apps.connections.open answers. */
    open(): { ok: true; url: string } {
      const ticket = randomUUID()
      tickets.add(ticket)
      return { ok: true, url: `${base.replace('http', 'ws')}/link/?ticket=${ticket}` }
    },
    upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
      const ticket = new URL(request.url ?? '', base).searchParams.get('ticket') ?? ''
      if (!tickets.delete(ticket)) return void socket.destroy()
      server.handleUpgrade(request, socket, head, (ws) => server.emit('connection', ws, request))
    },
    /** Sends an envelope on the oldest connection; resolves with the ack's payload. */
    async deliver(type: string, payload: Json, retry: number, signal: AbortSignal) {
      const [socket] = connections
      if (!socket) throw new Error('nobody is connected in Socket Mode')
      const envelope_id = randomUUID()
      const acked = once(news, `ack ${envelope_id}`, { signal })
      const retried = retry > 0 && { retry_attempt: retry, retry_reason: 'timeout' }
      const accepts_response_payload = type !== 'events_api'
      send(socket, { envelope_id, type, payload, accepts_response_payload, ...retried })
      return (await acked)[0] as unknown
    },
    /** Slack asks the oldest connection to leave: it will be closed soon, or now. */
    disconnect(reason: 'warning' | 'refresh_requested'): void {
      const [socket] = connections
      if (!socket) throw new Error('nobody is connected in Socket Mode')
      send(socket, { type: 'disconnect', reason, debug_info: { host: 'loopback' } })
      if (reason === 'refresh_requested') socket.close()
    },
    /** The network goes away without a word. */
    cut(): void {
      for (const socket of connections) socket.terminate()
    },
    /** A cut without the closing handshake would keep the app's client waiting for 30 seconds. */
    async close(): Promise<void> {
      const closed = connections.map((socket) => once(socket, 'close'))
      for (const socket of connections) socket.close()
      await Promise.all(closed)
      server.close()
    },
  }
}
