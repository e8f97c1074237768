/** Socket Mode, kept up. */
import { setTimeout as wait } from 'node:timers/promises'
import type { SocketModeReceiver } from '@slack/bolt'
import type { Logger } from 'pino'
import { ConfigError } from '../../config.ts'
import { nameOf } from './errors.ts'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000

export const UNREACHABLE =
  'Slack svarer ikke. Prøv igen om lidt, og se, om maskinen har adgang til nettet.'

/** Our own reconnecting: the SDK's is deaf for five seconds each time Slack asks it to come again. */
export function socket(receiver: SocketModeReceiver, log: Logger) {
  const stopping = new AbortController()
  const { client } = receiver
  let kept: Promise<void> = Promise.resolve()

  async function again(): Promise<void> {
    for (let pause = FIRST_WAIT_MS; !stopping.signal.aborted; pause *= 2) {
      try {
        return void (await receiver.start())
      } catch (error) {
        log.warn({ err: error }, 'slack: cannot connect')
        await wait(Math.min(pause, LONGEST_WAIT_MS), null, stopping).catch(() => {})
      }
    }
  }

  async function keep(): Promise<void> {
    while (!stopping.signal.aborted) {
      await new Promise((resolve) => client.once('disconnected', resolve))
      if (!stopping.signal.aborted) await again()
    }
  }

  return {
    listen: async () => {
      await receiver.start().catch((error) => {
        const name = nameOf(error)
        throw new ConfigError(
          name === ''
            ? UNREACHABLE
            : `Slack tager ikke imod SLACK_APP_TOKEN (${name}). Den skal have rettigheden connections:write.`,
        )
      })
      kept = keep()
    },
    stop: async () => {
      stopping.abort()
      await client.disconnect()
      await kept
    },
  }
}
