/** What is known of each message after all, from the log, the store and the platforms. */
import { pino } from 'pino'
import type { Telling } from '../../src/outbox/outbox.ts'

export type History = {
  /** Of messages: it was sent again although nobody knew. */
  doubles: Map<string, number>
  /** Of messages: somebody was told. */
  told: Set<string>
  /** Whoever tells of messages to these recipients cannot, the next time. */
  deaf: Set<string>
  /** Of messages that were ever of unknown outcome, refused, or deleted: their order is not promised. */
  disturbed: Set<string>
}

export const newHistory = (): History => ({
  doubles: new Map(),
  told: new Set(),
  deaf: new Set(),
  disturbed: new Set(),
})

type Line = { msg: string; message?: string }

/** The outbox's own log: what it says is what the promises are held against. */
export const logInto = ({ doubles, disturbed }: History) =>
  pino(
    { level: 'info', base: null, timestamp: false },
    {
      write(text) {
        const { msg, message = '' }: Line = JSON.parse(text)
        if (msg.startsWith('sent again')) doubles.set(message, (doubles.get(message) ?? 0) + 1)
        if (message !== '' && msg !== 'will try again') disturbed.add(message)
      },
    },
  )

export function tellInto({ told, deaf }: History): Telling {
  const tell = async ({ id, recipient }: { id: string; recipient: string }) => {
    if (deaf.delete(recipient)) throw new Error('nobody hears')
    told.add(id)
  }
  return {
    problem: tell,
    uncertain: tell,
    async settled({ id, recipient }) {
      if (deaf.delete(recipient)) throw new Error('nobody hears')
      told.delete(id)
    },
    settleKnown: async () => {},
    async waiting(_platform, messages) {
      for (const { id } of messages) told.add(id)
    },
    trouble: () => {},
  }
}
