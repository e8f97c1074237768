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
  reply_count?: number
  edited?: { user: string; ts: string }
}

export function reading(workspace: Workspace) {
  async function read(method: string, channel: string, ts?: string): Promise<Message[]> {
    const { messages } = await workspace.asBot(method, { channel, ts, limit: 1000 })
    const oldestFirst = (messages as Message[]).toSorted((a, b) => (a.ts < b.ts ? -1 : 1))
    return oldestFirst.map((message) => ({
      ...message,
      channel,
      // The message that a thread is below has its own ts as the thread's.
      ...(message.reply_count && { thread_ts: message.ts }),
    }))
  }
  return {
    /** Without thread replies, oldest first. */
    messages: (channel: string) => read('conversations.history', channel),
    /** The replies to a message, without the message itself, oldest first. */
    thread: async ({ channel, ts }: Message) =>
      (await read('conversations.replies', channel, ts)).filter((message) => message.ts !== ts),
  }
}
