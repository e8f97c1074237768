/**
 * Microsoft Teams, through the Bot Framework. On with a bot's credentials; in local mode also without
 * any, for a client on this machine that plays Teams (manifests/teams/playground).
 */
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Recipient } from '../../domain/recipient.ts'
import type { Limits } from '../../outbox/pacing.ts'
import type { Db } from '../../store/engine/open.ts'
import type { ChatPlatform, PlatformContext } from '../platform-context.ts'
import type { Conversation } from './conversation.ts'
import { CALL_MS } from './http-call.ts'
import { type Door, receive } from './inbound.ts'
import { onlyOnce } from './once.ts'
import { PLATFORM } from './references.ts'
import { messageOf, templates } from './render.ts'
import { newRosters } from './roster.ts'
import { type Bot, loadSdk, type Sdk } from './sdk.ts'
import { type Sender, send, update } from './send.ts'
import { readCredentials } from './settings.ts'
import { sparingly } from './sparingly.ts'
import { newStanding } from './standing.ts'

export type TeamsOptions = {
  http: FastifyInstance
  db: Db
  log: Logger
  bot: Bot
  /** Whose people are heard; "" for everybody, on one's own machine. */
  tenant: string
  door: Door
  /** Where Teams is reached before it has said so itself; null on one's own machine. */
  serviceUrl: string | null
  reachable(recipient: Recipient): Promise<void>
  /** What is wrong between pejl and Microsoft, told when it changes; null when nothing is. */
  trouble(sentence: string | null): void
  realNow(): Date
  patienceMs?: number
}

/** Teams' own limits for a bot, to one conversation and in a tenant. */
const LIMITS: Limits = {
  conversation: [
    { count: 7, perMs: 1_000 },
    { count: 8, perMs: 2_000 },
    { count: 60, perMs: 30_000 },
    { count: 1_800, perMs: 3_600_000 },
  ],
  platform: [{ count: 30, perMs: 1_000 }],
}

/** Teams gives up an invoke after 5 s, the way there and back included. */
const PATIENCE_MS = 4_000

export function make(context: PlatformContext): ChatPlatform | null {
  const { env, demo, http, db, log, reachable } = context
  const credentials = readCredentials(env)
  const trouble = (sentence: string | null) => context.trouble(PLATFORM, sentence)
  const here = { http, db, log, reachable, trouble, realNow: () => new Date() }
  if (credentials)
    return teamsPlatform({
      ...here,
      bot: { appId: credentials.MicrosoftAppId, settings: credentials },
      tenant: credentials.MicrosoftAppTenantId,
      door: { answersTo: () => true, channels: ['msteams'], trusts: isTeams },
      serviceUrl: 'https://smba.trafficmanager.net/teams/',
    })
  if (demo === null) return null
  return teamsPlatform({
    ...here,
    bot: { appId: '', settings: {} },
    tenant: '',
    door: {
      answersTo: isLoopback,
      channels: ['msteams'],
      trusts: ({ hostname }) => isLoopback(hostname),
    },
    serviceUrl: null,
  })
}

export function teamsPlatform({ bot, door, patienceMs, ...own }: TeamsOptions): ChatPlatform {
  const { db, tenant, serviceUrl, log, reachable, realNow } = own
  const standing = newStanding(own.trouble)
  let loading: Promise<Sdk> | undefined
  const sdk = () => {
    loading ??= loadSdk({ ...bot, heard: standing.heard })
    return loading
  }
  const rosters = newRosters(tenant, realNow)
  const sender: Sender = { db, sdk, tenant, serviceUrl, rosters, reachable, realNow }
  const cards = templates()
  const guest = bot.appId === ''
  let unwatch = () => {}
  return {
    name: PLATFORM,
    callMs: CALL_MS,
    guest,
    limits: LIMITS,

    async start(inbound) {
      const chat: Conversation = {
        ...sender,
        inbound,
        log,
        warn: sparingly(log, realNow),
        templates: cards,
        once: onlyOnce(),
        patienceMs: patienceMs ?? PATIENCE_MS,
      }
      receive(own.http, chat, door)
      if (guest) return
      await sdk()
      unwatch = standing.watch(sdk)
    },

    async stop() {
      unwatch()
    },

    send: (message) => send(sender, message, messageOf(message.card, cards)),
    update: (ref, { card }) => update(sender, ref, messageOf(card, cards)),
  }
}

/** Where Microsoft runs Teams' connector, with one address a region. */
export const isTeams = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' &&
  (hostname === 'smba.trafficmanager.net' || hostname.endsWith('.teams.microsoft.com'))

const isLoopback = (hostname: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
