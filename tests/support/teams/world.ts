/** Who and what there is in a Teams tenant, as the double remembers it. Ids look like Teams' own. */
import { createHash } from 'node:crypto'
import { CARD } from './checks.ts'
import type { Json } from './json.ts'
import { Refusal } from './refusals.ts'

export const TENANT = '7b6a2f0e-55f2-4a7d-9a43-000000000001'
/** Another organisation, whose people may be in a shared channel. */
export const OTHER_TENANT = 'c1d0a3b2-55f2-4a7d-9a43-000000000009'
export const BOT = { id: '28:4c1d5a3c-0f5e-4b0e-8a1c-000000000002', name: 'pejl' }

export type Person = {
  id: string
  aadObjectId: string
  name: string
  email: string
  userPrincipalName: string
  tenantId: string
  /** "user", or "guest". */
  userRole: string
}

/** Where Microsoft keeps a conversation: each region has an address, and knows its own alone. */
export type Region = 'emea' | 'amer'

export type Team = { id: string; aadGroupId: string; name: string; channels: Conversation[] }

export type Conversation = {
  id: string
  type: 'personal' | 'channel' | 'groupChat'
  name: string
  region: Region
  team?: Team
  members: Person[]
  /** Whether the app is in it; nothing can be sent before. */
  installed: boolean
  blocked: boolean
  posts: Post[]
}

/** A message as it stands now. */
export type Post = {
  id: string
  /** The id of the post that starts its thread; null when it starts one, and outside channels. */
  root: string | null
  from: string
  /** Whose message it is with the bot, where nobody else sees it (a targeted one); null for all. */
  only: string | null
  activity: Json
  /** How many times it was changed. */
  edits: number
}

export type World = {
  conversations: Map<string, Conversation>
  teams: Team[]
  people: Person[]
  nextId(): string
}

export function newWorld(): World {
  let id = 1_700_000_000_000
  const nextId = () => String(++id)
  return { conversations: new Map(), teams: [], people: [], nextId }
}

/** A person of the tenant and the chat with the bot that they will have once they install it. */
export function addPerson(
  world: World,
  name: string,
  email: string,
  { upn = email, tenantId = TENANT, userRole = 'user' } = {},
): Person {
  const hash = hashOf(upn)
  const aadObjectId = uuidOf(upn)
  const id = `29:1${hash}${hash}`
  const person = { id, aadObjectId, name, email, userPrincipalName: upn, tenantId, userRole }
  world.people.push(person)
  const chat = { id: `a:1${hash}${hash}`, type: 'personal' as const, name, members: [person] }
  addConversation(world, chat)
  return person
}

/** A team; its first channel is the general one, with the id of the team. */
export function addTeam(
  world: World,
  name: string,
  channels: string[],
  members: Person[],
  region: Region = 'emea',
): Team {
  const team: Team = {
    id: `19:${hashOf(name)}@thread.tacv2`,
    aadGroupId: uuidOf(name),
    name,
    channels: [],
  }
  for (const [at, channel] of ['General', ...channels].entries()) {
    const id = at === 0 ? team.id : `19:${hashOf(`${name}/${channel}`)}@thread.tacv2`
    team.channels.push(
      addConversation(world, { id, type: 'channel', name: channel, team, members, region }),
    )
  }
  world.teams.push(team)
  return team
}

export function addGroupChat(world: World, name: string, members: Person[]): Conversation {
  const id = `19:${hashOf(name)}@thread.v2`
  return addConversation(world, { id, type: 'groupChat', name, members })
}

function addConversation(
  world: World,
  known: Pick<Conversation, 'id' | 'type' | 'name' | 'team' | 'members'> & { region?: Region },
): Conversation {
  const conversation: Conversation = {
    region: 'emea',
    ...known,
    installed: false,
    blocked: false,
    posts: [],
  }
  world.conversations.set(known.id, conversation)
  return conversation
}

export function chatOf(world: World, person: Person): Conversation {
  for (const conversation of world.conversations.values())
    if (conversation.type === 'personal' && conversation.members[0] === person) return conversation
  throw new Error(`${person.name} has no chat`)
}

/** The conversation of an id that may name a thread in it (";messageid="). */
export function conversationOf(world: World, region: Region, id: string) {
  const [base = '', messageId = null] = id.split(';messageid=')
  const conversation = world.conversations.get(base)
  if (conversation?.region !== region) throw new Refusal('ConversationNotFound')
  return { conversation, messageId }
}

/** A message; the visibility it was made with cannot be changed, so it is looked for among its like. */
export function postOf(conversation: Conversation, id: string, targeted?: boolean): Post {
  const post = conversation.posts.find((known) => known.id === id)
  const isMeant = targeted === undefined || targeted === (post?.only !== null)
  if (!post || !isMeant) throw new Refusal('ActivityNotFoundInConversation')
  return post
}

/** The cards of a post. */
export const cardsOf = (post: Post): Json[] =>
  ((post.activity.attachments ?? []) as Json[])
    .filter(({ contentType }) => contentType === CARD)
    .map(({ content }) => content as Json)

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
