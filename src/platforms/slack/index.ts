/** Slack: the whole loop and every command, as a Slack app. */
import type { ChatPlatform, PlatformContext } from '../platform-context.ts'
import { hearButtons } from './button-pressed.ts'
import { CALL_MS, type Connection, connect } from './connect.ts'
import type { Conversation } from './conversation.ts'
import { PLATFORM } from './links.ts'
import { hearModals } from './modal-submitted.ts'
import { newOnce } from './once.ts'
import { directory } from './people.ts'
import { permalinks } from './permalinks.ts'
import { hearOpened } from './place-opened.ts'
import { LIMITS, post } from './send.ts'
import { readSettings } from './settings.ts'
import { hearText } from './text-received.ts'

/**
 * null when no SLACK_ setting is given. Throws ConfigError when they are given wrongly. `now` is real
 * time.
 */
export function make(
  { env, http, db, reachable, log }: PlatformContext,
  now = () => new Date(),
): ChatPlatform | null {
  const settings = readSettings(env)
  if (settings === null) return null
  const once = newOnce()
  let connection: Connection | undefined
  let out: ReturnType<typeof post> | undefined
  const started = () => {
    if (!out) throw new Error('Slack has not been started')
    return out
  }

  return {
    name: PLATFORM,
    callMs: CALL_MS,
    limits: LIMITS,

    async start(inbound) {
      connection = await connect(settings, http, log)
      const { app, client, team, botUser } = connection
      const people = directory({ db, client, team, now, reachable })
      out = post(client, people, permalinks(db, client, log))
      const chat: Conversation = { client, inbound, people, db, once, log }
      hearText(app, chat)
      hearButtons(app, chat)
      hearModals(app, chat)
      hearOpened(app, chat, { botUser, reachable })
      await connection.listen()
    },

    async stop() {
      await connection?.stop()
      await once.settle()
    },

    send: (message) => started().send(message),
    update: (ref, message) => started().update(ref, message),
    lookUp: (message) => started().lookUp(message),
  }
}
