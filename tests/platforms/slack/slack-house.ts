/** pejl in a workspace of its own: the whole house, connected to the Slack double. */
import { onTestFinished } from 'vitest'
import { make } from '../../../src/platforms/slack/index.ts'
import { isNode, nodesOf } from '../../../src/platforms/teams/nodes.ts'
import { named } from '../../support/form.ts'
import { openHouse } from '../../support/house.ts'
import { startSlack } from '../../support/slack/server.ts'

import { textsOf } from './texts.ts'

export { textsOf }

export const WAYS = ['Socket Mode', 'HTTP'] as const
export type Way = (typeof WAYS)[number]

/** What a message says of one figure, to press in: as the message, with nothing else in it. */
export function rowOf<M extends { blocks?: readonly object[] }>(message: M, item: string): M {
  const isAbout = (button: { value?: string }) =>
    JSON.parse(button.value ?? '{}').item === named(item)
  const blocks = message.blocks?.filter((block) => {
    const { elements, accessory }: { elements?: object[]; accessory?: object } = block
    return [...(elements ?? []), ...(accessory ? [accessory] : [])].some(isAbout)
  })
  return { ...message, blocks }
}

/** What the button with these words does: its action_id. */
export function buttonOf(blocks: unknown, title: string): string {
  const found = nodesOf({ blocks }).find(
    ({ type, text }) => type === 'button' && isNode(text) && text.text === title,
  )
  if (!found) throw new Error(`no "${title}" among: ${textsOf(blocks)}`)
  return String(found.action_id)
}

/** More than any test needs; a message that fails every time would wait for ever. */
const ROUNDS = 50

export type SlackHouse = Awaited<ReturnType<typeof makeSlackHouse>>

/** For one test; it is closed after it. `start`: what time it is, when that matters. */
export async function openSlackHouse(way?: Way, start?: string): Promise<SlackHouse> {
  const house = await makeSlackHouse(way, {}, start)
  onTestFinished(() => house.close())
  return house
}

/**
 * From now on only these people and channels are in Slack, by their keys: what everybody else gets
 * stands on the page, where it takes a quarter of the time.
 */
export async function onlyThese(
  { db, touch }: Pick<SlackHouse, 'db' | 'touch'>,
  keys: readonly string[],
): Promise<void> {
  const others = { where: { key: { notIn: [...keys] } }, data: { platform: 'web' } }
  await db.person.updateMany(others)
  await db.channel.updateMany(others)
  await touch()
}

export async function makeSlackHouse(
  way: Way = 'Socket Mode',
  options: Parameters<typeof startSlack>[0] = {},
  start?: string,
) {
  const slack = await startSlack(options)
  const env = {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    ...(way === 'HTTP'
      ? { SLACK_SIGNING_SECRET: slack.signingSecret }
      : { SLACK_APP_TOKEN: slack.appToken }),
  }
  let platform: ReturnType<typeof make> = null
  const house = await openHouse(start, [
    (around) => {
      const reachable: typeof around.reachable = async (recipient) => {
        await around.reachable(recipient)
        slack.askAgain()
      }
      platform = make({ ...around, env, reachable }, () => house.outbox.realNow())
      if (!platform) throw new Error('Slack is off')
      return platform
    },
  ])
  if (!platform) throw new Error('Slack is off')
  const own: NonNullable<ReturnType<typeof make>> = platform
  await own.start(house.inbound)
  const address = await house.http.listen({ host: '127.0.0.1', port: 0 })
  if (way === 'HTTP') slack.useHttp(`${address}/slack/events`)

  /** Delivers until nothing waits; what waits for its turn gets the time it needs. */
  async function settle(): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      await house.drain()
      const waiting = await house.prisma.message.findFirst({
        where: { state: { in: ['due', 'uncertain'] }, notBefore: { not: null } },
        orderBy: { notBefore: 'asc' },
      })
      if (!waiting?.notBefore) return
      const ms = waiting.notBefore.getTime() - house.outbox.realNow().getTime() + 1
      house.wait(Math.max(ms, 1))
      slack.pass(Math.max(ms, 1))
    }
    throw new Error(`Something still waits for its turn after ${ROUNDS} rounds.`)
  }

  return {
    ...house,
    slack,
    platform: own,
    settle,
    tickOnce: house.tickAt,
    /** Sets the clock, runs a turn of the loop, and delivers what it made. */
    async tickAt(text: string): Promise<void> {
      await house.tickAt(text)
      await settle()
    },
    /** Resolves when it holds, delivering meanwhile. */
    async until(holds: () => boolean | Promise<boolean>): Promise<void> {
      await slack.until(async () => {
        await settle()
        return holds()
      })
    },
    async close(): Promise<void> {
      await own.stop()
      await house.http.close()
      await slack.stop()
      await house.close()
    },
  }
}
