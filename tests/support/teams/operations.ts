/** What the connector's calls do to the tenant. Each throws the refusal that Teams would answer. */
import { checkActivity } from './checks.ts'
import type { Json } from './json.ts'
import { Refusal } from './refusals.ts'
import {
  BOT,
  type Conversation,
  chatOf,
  conversationOf,
  type Person,
  postOf,
  type Region,
  TENANT,
  type World,
} from './world.ts'

/**
 * A thread is named by the conversation's ";messageid=". The activity a reply is addressed to does
 * not count: the SDK invents one for every proactive message.
 */
export function send(world: World, region: Region, id: string, activity: Json, targeted = false) {
  const { conversation, messageId } = conversationOf(world, region, id)
  checkOpen(conversation)
  checkActivity(activity)
  const only = targeted ? recipientIn(conversation, activity) : null
  if (activity.type !== 'message') return { id: world.nextId() }
  const above = messageId === null ? null : postOf(conversation, messageId)
  if (above && above.only !== null) throw bad('Targeted messages do not support replies.')
  const root = above && (above.root ?? above.id)
  return { id: addPost(world, conversation, root, activity, { only }) }
}

export function update(
  world: World,
  region: Region,
  id: string,
  activityId: string,
  activity: Json,
  targeted = false,
) {
  const { conversation } = conversationOf(world, region, id)
  checkOpen(conversation)
  checkActivity(activity)
  if (targeted && activity.recipient) throw bad('Cannot edit Recipient of Targeted Message')
  const post = postOf(conversation, activityId, targeted)
  if (post.from !== BOT.id) throw new Refusal('NotEnoughPermissions')
  post.activity = activity
  post.edits++
  return { id: activityId }
}

export function remove(
  world: World,
  region: Region,
  id: string,
  activityId: string,
  targeted = false,
) {
  const { conversation } = conversationOf(world, region, id)
  checkOpen(conversation)
  const post = postOf(conversation, activityId, targeted)
  conversation.posts.splice(conversation.posts.indexOf(post), 1)
  return {}
}

/** Whom a targeted message is for: a member, and not in a chat that is private already. */
function recipientIn({ type, members }: Conversation, { recipient }: Json): string {
  if (type === 'personal') throw bad('Targeted messages are not supported in 1:1 chats.')
  const { id } = (recipient ?? {}) as { id?: string }
  if (id === undefined) throw bad('Recipient is required for a targeted message.')
  if (!members.some((member) => member.id === id))
    throw bad('The recipient is not a member of the conversation.')
  return id
}

const bad = (message: string): Refusal => new Refusal('BadArgument', { message })

/** A chat with one person, the same one each time, or a new thread in a channel. */
export function create(world: World, region: Region, parameters: Json) {
  const channel = channelOf(parameters)
  if (channel !== undefined) {
    const { conversation } = conversationOf(world, region, channel)
    checkOpen(conversation)
    const activity = parameters.activity as Json | undefined
    if (!activity) throw new Refusal('BadArgument', { message: 'An activity is required.' })
    checkActivity(activity)
    const activityId = addPost(world, conversation, null, activity)
    return { id: `${conversation.id};messageid=${activityId}`, activityId }
  }
  const { tenantId, channelData } = parameters as {
    tenantId?: string
    channelData?: { tenant?: { id?: string } }
  }
  if ((channelData?.tenant?.id ?? tenantId) !== TENANT)
    throw new Refusal('BadArgument', { message: 'Invalid tenant ID.' })
  const person = world.people.find(named(targetOf(parameters)))
  if (person?.tenantId !== TENANT)
    throw new Refusal('BadArgument', { message: 'Invalid user identity in provided tenant' })
  const chat = chatOf(world, person)
  if (!chat.installed) throw new Refusal('ForbiddenOperationException')
  if (chat.blocked) throw new Refusal('ConversationBlockedByUser')
  return { id: chat.id }
}

/** The channel or the person that a new conversation is for. */
export function targetOf(parameters: Json): string {
  const members = (parameters.members ?? []) as { id: string }[]
  return channelOf(parameters) ?? members[0]?.id ?? ''
}

const channelOf = (parameters: Json): string | undefined =>
  (parameters.channelData as { channel?: { id?: string } } | undefined)?.channel?.id

/** By Teams id, Entra object id or UPN; an e-mail that is not the UPN finds nobody. */
export function member(world: World, region: Region, id: string, memberId: string) {
  const { conversation } = conversationOf(world, region, id)
  checkOpen(conversation)
  const found = conversation.members.find(named(memberId))
  if (!found) throw new Refusal('MemberNotFoundInConversation')
  return asMember(found)
}

/** Pages of 50 to 500, whatever is asked for. */
export function members(
  world: World,
  region: Region,
  id: string,
  query: { pageSize?: string; continuationToken?: string },
) {
  const { conversation } = conversationOf(world, region, id)
  checkOpen(conversation)
  const size = Math.min(500, Math.max(50, Number(query.pageSize ?? 200)))
  const from = Number(query.continuationToken ?? 0)
  const page = conversation.members.slice(from, from + size)
  const more = from + size < conversation.members.length
  return {
    members: page.map(asMember),
    ...(more && { continuationToken: String(from + size) }),
  }
}

/** Adds a post of the bot, or of a person, and returns its id. */
export function addPost(
  world: World,
  conversation: Conversation,
  root: string | null,
  activity: Json,
  { from = BOT.id, only = null }: { from?: string; only?: string | null } = {},
): string {
  const id = world.nextId()
  conversation.posts.push({ id, root, from, only, activity, edits: 0 })
  return id
}

function checkOpen({ installed, blocked }: Conversation): void {
  if (!installed) throw new Refusal('BotNotInConversationRoster')
  if (blocked) throw new Refusal('ConversationBlockedByUser')
}

const named = (name: string) => (person: Person) =>
  person.id === name ||
  person.aadObjectId === name ||
  person.userPrincipalName.toLowerCase() === name.toLowerCase()

/** As Teams writes it: the Entra id is `objectId` here, and `aadObjectId` in an activity. */
const asMember = ({ aadObjectId, ...person }: Person) => ({ ...person, objectId: aadObjectId })
