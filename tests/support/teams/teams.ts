/** A Teams tenant on loopback: the connector a bot talks to, and the people who talk to the bot. */
import { newClient } from './client.ts'
import { openConnector } from './connector.ts'
import {
  addGroupChat,
  addPerson,
  addTeam,
  BOT,
  type Conversation,
  chatOf,
  newWorld,
  OTHER_TENANT,
  type Person,
  type Post,
  type Region,
  type Team,
} from './world.ts'

export type TeamsOptions = {
  /** The bot's endpoint, ".../api/messages"; asked for when it is first needed. */
  endpoint: () => string
  /** Time for the limits, in milliseconds. Without it nothing is limited. */
  now?: () => number
  /** The only token the connector accepts of the bot. Without it none is asked for. */
  botToken?: string
  /** The token Teams sends to the bot. Without it none is sent. */
  token?: (serviceUrl: string) => string
}

export type Teams = Awaited<ReturnType<typeof openTeams>>

export async function openTeams({ endpoint, now, botToken, token }: TeamsOptions) {
  const world = newWorld()
  const connector = await openConnector({ world, now, botToken })
  const client = newClient({
    world,
    serviceUrlIn: connector.serviceUrlIn,
    endpoint,
    ...(token && { token }),
  })
  return {
    ...connector,
    client,
    /** `upn` where it differs from the e-mail. */
    person: (name: string, email: string, upn?: string): Person =>
      addPerson(world, name, email, { ...(upn && { upn }) }),
    /** Somebody whom the tenant has invited: of another organisation, with its address. */
    guest: (name: string, email: string): Person =>
      addPerson(world, name, email, {
        upn: `${email.replace('@', '_')}#EXT#@kommune.example`,
        userRole: 'guest',
      }),
    /** Somebody of another tenant, who is in a channel that is shared with it. */
    stranger: (name: string, email: string): Person =>
      addPerson(world, name, email, { tenantId: OTHER_TENANT }),
    team: (name: string, channels: string[], members: Person[], region?: Region): Team =>
      addTeam(world, name, channels, members, region),
    groupChat: (name: string, members: Person[]): Conversation =>
      addGroupChat(world, name, members),
    chat: (person: Person): Conversation => chatOf(world, person),
    /** The conversation no longer exists, and nobody is told. */
    forget: ({ id }: Conversation): void => void world.conversations.delete(id),
    /** The posts that everybody sees and that start a thread, oldest first; in chats all of them. */
    roots: (place: Conversation): Post[] =>
      place.posts.filter(({ root, only }) => root === null && only === null),
    /** The replies in a thread that everybody sees, oldest first. */
    replies: (place: Conversation, to: Post): Post[] =>
      place.posts.filter(({ root, only }) => root === to.id && only === null),
    /** What the bot has posted for this person alone, oldest first; `to` in a thread. */
    whispers: (place: Conversation, { id }: Person, to?: Post): Post[] =>
      place.posts.filter(
        ({ root, only, from }) => only === id && from === BOT.id && (!to || root === to.id),
      ),
  }
}
