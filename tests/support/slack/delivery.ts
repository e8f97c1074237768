/** The envelopes Slack puts around what people do. */
import { randomUUID } from 'node:crypto'
import type { Ephemeral } from './channels.ts'
import type { Message } from './reading.ts'
import type { responseUrls } from './response-urls.ts'
import type { Json } from './shape.ts'
import type { viewStore } from './views.ts'
import type { Ack, Delivering, Kind, Wire } from './wire.ts'
import { APP, type Person, type Workspace } from './workspace.ts'

export type Desk = {
  workspace: Workspace
  views: ReturnType<typeof viewStore>
  urls: ReturnType<typeof responseUrls>
  ephemerals: Ephemeral[]
  scopes: readonly string[]
  wire: () => Wire
  /** Whether there is an app to tell. */
  listens: () => boolean
  messages: (channel: string) => Promise<Message[]>
  thread: (message: Message) => Promise<Message[]>
}

/** What the app answered, and a way to deliver the very same once more. */
export type Delivery = Ack & { again: (how?: Delivering) => Promise<Ack> }
export function deliveries(desk: Desk, person: Person) {
  async function deliver(kind: Kind, payload: Json, how: Delivering = {}): Promise<Delivery> {
    const ack = await desk.wire()(kind, payload, how)
    return { ...ack, again: (again = { retry: 1 }) => desk.wire()(kind, payload, again) }
  }
  const needs = (scope: string) => {
    if (!desk.scopes.includes(scope)) throw new Error(`Slack tells the app only with ${scope}`)
  }
  const subscribes = (event: string) => {
    if (!desk.workspace.subscribed.includes(event))
      throw new Error(`Slack tells the app only of what its manifest names: not of ${event}`)
  }

  return {
    /** What every interaction says of where it comes from. */
    common: {
      token: 'legacy',
      team: { id: APP.team, domain: 'pejl' },
      user: { id: person.id, username: person.key, name: person.key, team_id: APP.team },
      api_app_id: APP.appId,
    },
    slash(payload: Json, how?: Delivering): Promise<Delivery> {
      needs('commands')
      const who = { user_id: person.id, user_name: person.key, team_id: APP.team }
      const app = { api_app_id: APP.appId, team_domain: 'pejl', is_enterprise_install: 'false' }
      const command = { token: 'legacy', command: '/pejl', ...who, ...app, ...payload }
      return deliver('slash_commands', command, how)
    },
    interactive: (payload: Json, how?: Delivering) => deliver('interactive', payload, how),
    /** `scope`: without it Slack does not send such events; null: none is needed. */
    event(scope: string | null, event: Json, how?: Delivering): Promise<Delivery> {
      if (scope) needs(scope)
      subscribes(event.type === 'message' ? `message.${event.channel_type}` : String(event.type))
      const payload = {
        type: 'event_callback',
        team_id: APP.team,
        api_app_id: APP.appId,
        event_id: `Ev${randomUUID()}`,
        event_time: Math.floor(Date.now() / 1000),
        authorizations: [{ team_id: APP.team, user_id: APP.botUserId, is_bot: true }],
        event,
      }
      return deliver('events_api', payload, how)
    },
  }
}
