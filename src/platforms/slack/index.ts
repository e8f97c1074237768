/** Slack: the whole loop and every command, as a Slack app. */
import type { Platform } from '../../outbox/port.ts'
import type { PlatformContext } from '../platform-context.ts'
import { type Connection, connect } from './connect.ts'
import { LIMITS, post } from './send.ts'
import type { Hall } from './conversation.ts'
import { newOnce } from './once.ts'
import { directory } from './people.ts'
import { hearPressed } from './button-pressed.ts'
import { hearSentIn } from './modal-submitted.ts'
import { readSettings } from './settings.ts'
import { hearTyped } from './text-received.ts'

/** null when no SLACK_ setting is given. Throws ConfigError when they are given wrongly. */
export function make({ env, http, prisma, log }: PlatformContext): Platform | null {
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
    name: 'slack',
    limits: LIMITS,

    async start(inbound) {
      connection = await connect(settings, http, log)
      const { app, client, team } = connection
      const people = directory(prisma, client, team)
      out = post(client, people)
      const hall: Hall = { client, inbound, people, prisma, once, log }
      hearTyped(app, hall)
      hearPressed(app, hall)
      hearSentIn(app, hall)
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
