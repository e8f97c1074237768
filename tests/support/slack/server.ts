/**
 * A Slack to test against: emulate's `slack` behind a strict server of our own, on loopback. Start it
 * with startSlack(), give the app `apiUrl` and the tokens, connect it (useHttp or Socket Mode), and
 * let `person('dataejer-bolig')` work with it. README.md beside it has the whole API.
 */
import { EventEmitter, once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { administration } from './administration.ts'
import { channelMethods, type Ephemeral, PASSED_ON } from './channels.ts'
import type { Desk } from './delivery.ts'
import { type Answer, argsOf, listen } from './http.ts'
import { personAt } from './person.ts'
import { PACES, pacing } from './rates.ts'
import { reading } from './reading.ts'
import { responseUrls } from './response-urls.ts'
import { type Scripted, script } from './script.ts'
import type { Json } from './shape.ts'
import { socketMode } from './socket-mode.ts'
import { viewStore } from './views.ts'
import { type Api, type Call, webApi } from './web-api.ts'
import { httpWire, socketWire, type Wire } from './wire.ts'
import { APP, ORG_WIDE, openWorkspace, SCOPES } from './workspace.ts'

export type Slack = Awaited<ReturnType<typeof startSlack>>
export type { Ephemeral } from './channels.ts'
export type { Message } from './reading.ts'

/** `paces: {}` turns Slack's pacing off; `scopes` are the bot's; `orgWide`: so is its token. */
export async function startSlack({ scopes = SCOPES, paces = PACES, orgWide = false } = {}) {
  const tokens = { bot: 'xoxb-pejl', app: 'xapp-pejl' }
  const signingSecret = 'loopback-signing-secret'
  let ahead = 0
  const now = () => Date.now() + ahead
  const news = new EventEmitter().setMaxListeners(0)
  const ephemerals: Ephemeral[] = []
  const calls: Call[] = []

  const workspace = await openWorkspace(tokens.bot, scopes)
  const { base, server, close } = await listen(answerTo, () => news.emit('handled'))

  const views = viewStore(workspace, now)
  const urls = responseUrls(base, workspace, ephemerals, now)
  const socket = socketMode(base)
  const scripted = script()
  server.on('upgrade', (request, raw, head) => socket.upgrade(request, raw as Socket, head))
  const api: Api = {
    tokens,
    scopes,
    script: scripted,
    pace: pacing(paces, now),
    calls,
    methods: {
      ...Object.fromEntries(
        PASSED_ON.map((method) => [method, (args: Json) => workspace.asApp(method, args)]),
      ),
      ...channelMethods(workspace, ephemerals, now),
      ...(orgWide && { 'auth.test': async () => ORG_WIDE }),
      ...views.methods,
      'apps.connections.open': async () => socket.open(),
    },
  }

  async function answerTo(request: IncomingMessage): Promise<Answer> {
    const body = await textOf(request)
    const [, kind, name = ''] = (request.url ?? '').split('/')
    if (kind === 'response') {
      const { status, says } = await urls.post(name, JSON.parse(body))
      return { status, headers: {}, body: says }
    }
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    return webApi(api, name, argsOf(body), token)
  }

  const { messages, thread } = reading(workspace)
  let wire: Wire = socketWire(socket)
  let usesHttp = false
  const desk: Desk = {
    workspace,
    views,
    urls,
    ephemerals,
    scopes,
    wire: () => wire,
    listens: () => usesHttp || socket.connected() > 0,
    messages,
    thread,
  }
  const keyed = <T extends { key: string }>(all: readonly T[], key: string): T => {
    const one = all.find((candidate) => candidate.key === key)
    if (!one) throw new Error(`nobody and nothing is called ${key}`)
    return one
  }
  const channel = (key: string) => keyed(workspace.channels, key)
  const person = (key: string) => keyed(workspace.persons, key)

  return {
    /** For the app's settings. */
    apiUrl: `${base}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    signingSecret,
    app: APP,

    /** From here on Slack posts to this address; until then it uses Socket Mode. */
    useHttp(url: string): void {
      usesHttp = true
      wire = httpWire(url, signingSecret)
    },
    useSocketMode(): void {
      usesHttp = false
      wire = socketWire(socket)
    },
    socket,

    person: (key: string) => personAt(desk, person(key)),
    channel,
    messages: (key: string) => messages(channel(key).id),
    thread,
    ...administration(desk, { channel, person }),

    /** What goes wrong at the next call of a method; `left` is what never happened. */
    next: scripted.next,
    left: scripted.left,
    /** Slack accepts the next call and answers when released. */
    hold(method: string) {
      const arrived = Promise.withResolvers<void>()
      const released = Promise.withResolvers<void>()
      scripted.next(method, {
        until: released.promise,
        arrived: arrived.resolve,
      } satisfies Scripted)
      return { arrived: arrived.promise, release: released.resolve }
    },
    /** Every call of the Web API (of one method) that has been dealt with, oldest first. */
    calls: (method?: string) => calls.filter((call) => !method || call.method === method),
    /** Resolves when this holds; asked again after everything that Slack has answered. */
    async until(holds: () => boolean | Promise<boolean>): Promise<void> {
      const handled = () => once(news, 'handled')
      for (let next = handled(); !(await holds()); next = handled()) await next
    },
    /** `until` asks again: something else has happened than an answer of Slack's. */
    askAgain: (): void => void news.emit('handled'),
    /** Moves Slack's clock (triggers, response_urls, pacing) forward. */
    pass(milliseconds: number): void {
      ahead += milliseconds
    },

    async stop(): Promise<void> {
      await socket.close()
      close()
      await workspace.close()
    },
  }
}
