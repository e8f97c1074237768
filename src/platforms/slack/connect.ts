/** The way to Slack: the Web API out, and Socket Mode or signed HTTP in. */
import type { App, Logger as BoltLogger, webApi } from '@slack/bolt'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { ConfigError } from '../../config.ts'
import { nameOf } from './errors.ts'
import type { Settings } from './settings.ts'
import { socket, UNREACHABLE } from './socket.ts'

/** Also asked for in manifests/slack/manifest.yaml; a test holds them together. */
export const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
]

/** How long pejl waits for an answer of Slack's. */
export const CALL_MS = 10_000

/** Where Slack posts to in HTTP mode. */
const PATH = '/slack/events'

export type Connection = {
  app: App
  client: webApi.WebClient
  /** The workspace that pejl is installed in. */
  team: string
  /** pejl's own user there. */
  botUser: string
  /** Begins to hear; every listener has been added. */
  listen(): Promise<void>
  stop(): Promise<void>
}

/** Throws ConfigError, one sentence, when Slack cannot be reached or does not take the tokens. */
export async function connect(
  settings: Settings,
  http: FastifyInstance,
  log: Logger,
): Promise<Connection> {
  const { App, HTTPReceiver, LogLevel, SocketModeReceiver } = await import('@slack/bolt')
  const logger = quiet(log, LogLevel.WARN)
  // The outbox tries again; a retry of the SDK's own could send a message twice.
  const clientOptions = () => ({
    ...(settings.apiUrl && { slackApiUrl: settings.apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_MS,
  })
  const { way } = settings
  const receiver =
    way.kind === 'socket'
      ? new SocketModeReceiver({
          appToken: way.appToken,
          logger,
          autoReconnectEnabled: false,
          installerOptions: { clientOptions: clientOptions() },
        })
      : new HTTPReceiver({ signingSecret: way.signingSecret, endpoints: PATH, logger })
  const app = new App({
    token: settings.botToken,
    receiver,
    clientOptions: clientOptions(),
    logger,
    deferInitialization: true,
    convoStore: false,
  })
  app.error(async (error) => log.error({ err: error }, 'slack: a request failed'))
  const { client } = app
  const self = await introduce(client)
  await app.init()

  if (receiver instanceof SocketModeReceiver)
    return { app, client, ...self, ...socket(receiver, log) }
  return {
    app,
    client,
    ...self,
    listen: async () => {
      // Slack's signature is over the bytes as they came, so this part of the server reads none.
      await http.register(async (part) => {
        part.removeAllContentTypeParsers()
        part.addContentTypeParser('*', (_request, _payload, done) => done(null))
        part.post(PATH, (request, reply) => {
          reply.hijack()
          receiver.requestListener(request.raw, reply.raw)
        })
      })
    },
    stop: async () => {},
  }
}

/** Says who pejl is, and where. */
async function introduce(client: webApi.WebClient): Promise<Pick<Connection, 'team' | 'botUser'>> {
  const { team_id, user_id, is_enterprise_install, response_metadata } = await client.auth
    .test()
    .catch((error) => {
      const name = nameOf(error)
      throw new ConfigError(
        name === ''
          ? UNREACHABLE
          : `Slack tager ikke imod SLACK_BOT_TOKEN (${name}). Hent den igen på appens side »OAuth & Permissions«.`,
      )
    })
  if (is_enterprise_install || !team_id || !user_id)
    throw new ConfigError(
      'SLACK_BOT_TOKEN gælder en hel organisation, men pejl hører til i ét arbejdsområde: installér appen dér, og brug den nøgle, som arbejdsområdet giver.',
    )
  const granted = response_metadata?.scopes ?? SCOPES
  const missing = SCOPES.filter((scope) => !granted.includes(scope))
  if (missing.length > 0)
    throw new ConfigError(
      `pejls app i Slack mangler ${missing.join(', ')}. Opdatér den fra manifests/slack/manifest.yaml, og installér den igen.`,
    )
  return { team: team_id, botUser: user_id }
}

/** What the SDK says, without what people wrote. */
function quiet(log: Logger, level: ReturnType<BoltLogger['getLevel']>): BoltLogger {
  return {
    debug() {},
    info() {},
    warn: () => log.warn('slack: the SDK warns'),
    error: (...logged) =>
      log.error({ err: logged.find((one) => one instanceof Error) }, 'slack: the SDK failed'),
    setLevel() {},
    getLevel: () => level,
    setName() {},
  }
}
