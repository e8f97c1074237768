/** What stands in a channel now, edits included. */
import type { Json } from './shape.ts'
import type { Workspace } from './workspace.ts'

export type Message = {
  ts: string
  channel: string
  user: string
  text: string
  blocks?: readonly Json[]
  metadata?: { event_type: string; event_payload: Json }
  thread_ts?: string
  edited?: { user: string; ts: string }
}

export function reading(workspace: Workspace) {
  async function read(method: string, channel: string, ts?: string): Promise<Message[]> {
    const { messages } = await workspace.asBot(method, { channel, ts, limit: 1000 })
    const oldestFirst = (messages as Message[]).toSorted((a, b) => (a.ts < b.ts ? -1 : 1))
    return oldestFirst.map((message) => ({ ...message, channel }))
  }
  return {
    /** Without thread replies, oldest first. */
    messages: (channel: string) => read('conversations.history', channel),
    /** The replies to a message, without the message itself, oldest first. */
    thread: async ({ channel, ts }: Message) =>
      (await read('conversations.replies', channel, ts)).filter((message) => message.ts !== ts),
  }
}
