/** pejl in a Teams tenant: the house with its store and loop, the platform, and Teams itself. */
import { pino } from 'pino'
import { errorOnly } from '../../../src/log.ts'
import { makeServer } from '../../../src/platforms/http.ts'
import { type TeamsOptions, teamsPlatform } from '../../../src/platforms/teams/index.ts'
import { sendWaiting } from '../../../src/store/messages.ts'
import { openHouse } from '../../support/house.ts'
import { BOT_TOKEN, botCredentials, newEntra, openIssuer } from '../../support/teams/issuer.ts'
import { openTeams } from '../../support/teams/teams.ts'
import { type Conversation, type Post, TENANT } from '../../support/teams/world.ts'

export { textOf } from './texts.ts'

export const APP = '4c1d5a3c-0f5e-4b0e-8a1c-000000000002'

export type Tenant = Awaited<ReturnType<typeof openTenant>>

/**
 * As in production: tokens both ways, one tenant. People of the seed are in the tenant by their
 * e-mail; each leader channel, and the management's, is a channel of one team. Calls are limited as
 * Teams limits them, unless `limited` is false.
 */
export async function openTenant(options: Partial<TeamsOptions> = {}, { limited = true } = {}) {
  const house = await openHouse()
  const issuer = await openIssuer()
  const entra = newEntra()
  const logged: string[] = []
  const lines: string[] = []
  const log = pino(
    { level: 'warn', serializers: { err: errorOnly } },
    {
      write(line: string) {
        lines.push(line)
        logged.push(JSON.parse(line).msg)
      },
    },
  )
  const http = makeServer(log)
  let now = Date.parse('2026-01-05T08:00:00Z')
  const teams = await openTeams({
    endpoint: () => endpoint,
    ...(limited && { now: () => now }),
    botToken: BOT_TOKEN,
    token: (serviceUrl) => issuer.token({ audience: APP, serviceUrl }),
  })
  const platform = teamsPlatform({
    http,
    db: house.prisma,
    log,
    bot: { appId: APP, settings: issuer.settings, credentials: botCredentials(APP, entra) },
    tenant: TENANT,
    door: {
      answersTo: () => true,
      channels: ['msteams'],
      trusts: ({ origin }) => teams.serviceUrl.startsWith(origin),
    },
    serviceUrl: teams.serviceUrl,
    reachable: (recipient) => sendWaiting(house.db, recipient),
    trouble: (sentence) => void house.troubles.set('teams', sentence),
    realNow: () => new Date(now),
    ...options,
  })
  await platform.start(house.inbound)
  const endpoint = `${await http.listen({ host: '127.0.0.1', port: 0 })}/api/messages`
  Object.assign(house.outbox, {
    platforms: new Map([[platform.name, platform]]),
    realNow: () => new Date(now),
  })

  const rows = await house.prisma.person.findMany({ orderBy: { key: 'asc' } })
  const people = new Map(rows.map(({ key, name, email }) => [key, teams.person(name, email)]))
  const known = await house.prisma.channel.findMany({ orderBy: { key: 'asc' } })
  const team = teams.team(
    'Pejlemærker',
    known.map(({ key }) => key),
    [...people.values()],
  )
  for (const { key } of known)
    await house.prisma.channel.update({ where: { key }, data: { address: channel(key).id } })

  function channel(key: string): Conversation {
    const found = team.channels.find(({ name }) => name === key)
    if (!found) throw new Error(`no channel ${key}`)
    return found
  }
  function person(key: string) {
    const found = people.get(key)
    if (!found) throw new Error(`no person ${key}`)
    return found
  }

  return {
    ...house,
    teams,
    issuer,
    entra,
    team,
    platform,
    logged,
    /** The same lines whole. */
    lines,
    endpoint,
    everybody: [...people.keys()],
    person,
    channel,
    chat: (key: string) => teams.chat(person(key)),
    /** Adds the app to the team and to these people's chats, as they do it themselves. */
    async install(...keys: string[]): Promise<void> {
      await teams.client.install(person('controller'), team.channels[0])
      for (const key of keys) {
        now += 1000
        await teams.client.install(person(key))
      }
    },
    /** Real time passes, and what is due is delivered. */
    async wait(seconds: number): Promise<void> {
      now += seconds * 1000
      await house.drain()
    },
    /** What a person wrote, and the bot's posts in that chat after it. */
    async say(key: string, text: string): Promise<Post[]> {
      const chat = teams.chat(person(key))
      const before = chat.posts.length
      await teams.client.say(person(key), text)
      return chat.posts.slice(before + 1)
    },
    /** The bot's posts that start a thread. */
    posts: (place: Conversation): Post[] =>
      teams.roots(place).filter(({ from }) => from.startsWith('28:')),
    async close(): Promise<void> {
      await platform.stop()
      await http.close()
      await teams.close()
      await issuer.close()
      await house.close()
    },
  }
}
