/** The bot's endpoint: who may post to it, and what becomes of what is posted. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { SendError } from '../../outbox/port.ts'
import { Refusal } from '../http.ts'
import { type Activity, isPersonal, readActivity, submitted, tenantsOf } from './activity.ts'
import { hearButton, hearSubmit } from './button-pressed.ts'
import { type Conversation, greet, hearText, kindly } from './conversation.ts'
import { forgetUser } from './references.ts'
import { joinTeam, leaveTeam, rememberPlace } from './team.ts'

export type Door = {
  /** Whether pejl is called by that name: a page in a browser must not get in by another. */
  answersTo(host: string): boolean
  /** Channels of the Bot Framework that are heard. */
  channels: readonly string[]
  /** Whether pejl may answer there: its token goes with every call. */
  trusts(serviceUrl: URL): boolean
}

/** A form with many fields and long comments. */
const BODY_LIMIT = 512 * 1024

export function receive(http: FastifyInstance, chat: Conversation, door: Door): void {
  http.post('/api/messages', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const activity = await admitted(request, chat, door)
    if (!leaves(activity)) await rememberPlace(chat, activity)
    if (activity.type === 'invoke') {
      if (activity.name === 'adaptiveCard/action') return await hearButton(chat, activity)
      return reply.code(501).send()
    }
    const { id, conversation } = activity
    if (id === undefined) await answered(chat, activity)
    else await chat.once(`${conversation.id} ${id}`, () => answered(chat, activity))
    return reply.code(200).send()
  })
}

/** The activity; throws a Refusal for one that Teams did not send, or not for this tenant. */
async function admitted(
  request: FastifyRequest,
  chat: Conversation,
  door: Door,
): Promise<Activity> {
  if (!door.answersTo(request.hostname)) throw new Refusal(403, 'pejl svarer kun på denne maskine.')
  const activity = readActivity(request.body)
  if (!activity) throw new Refusal(400, 'Forespørgslen er ikke en besked fra Teams.')
  const sdk = await chat.sdk()
  try {
    await sdk.authenticate(request.body, request.headers.authorization ?? '')
  } catch {
    chat.warn('an activity without a valid token')
    throw new Refusal(401, 'Forespørgslen er ikke underskrevet af Teams.')
  }
  const tenants = tenantsOf(activity)
  const ownTenant =
    chat.tenant === '' || (tenants.length > 0 && tenants.every((id) => id === chat.tenant))
  if (!ownTenant || !door.channels.includes(activity.channelId))
    throw new Refusal(403, 'pejl svarer kun sin egen organisation i Teams.')
  if (!door.trusts(new URL(activity.serviceUrl)))
    throw new Refusal(403, 'pejl svarer ikke den adresse.')
  return activity
}

/** Takes the activity; a Refusal when Teams or Entra would not let pejl answer it. */
async function answered(chat: Conversation, activity: Activity): Promise<void> {
  try {
    await take(chat, activity)
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    chat.warn('an activity could not be answered', { failure: error.failure.kind })
    throw new Refusal(503, 'pejl kan ikke svare i Teams lige nu.')
  }
}

async function take(chat: Conversation, activity: Activity): Promise<void> {
  if (leaves(activity)) return await forget(chat, activity)
  if (activity.type === 'message') {
    const form = submitted(activity)
    const hear = () => (form ? hearSubmit(chat, activity, form) : hearText(chat, activity))
    return await kindly(chat, activity, hear)
  }
  if (isPersonal(activity)) {
    if (installs(activity)) await greet(chat, activity)
  } else if (installs(activity) || isAdded(activity)) await joinTeam(chat, activity)
}

const installs = ({ type, action }: Activity): boolean =>
  type === 'installationUpdate' && action === 'add'

const isAdded = ({ membersAdded, recipient }: Activity): boolean =>
  (membersAdded ?? []).some(({ id }) => id === recipient?.id)

/** The app was taken out: by a person, of a team, or with the team. */
const leaves = ({ type, action, membersRemoved, recipient, channelData }: Activity): boolean =>
  (type === 'installationUpdate' && action === 'remove') ||
  (membersRemoved ?? []).some(({ id }) => id === recipient?.id) ||
  channelData?.eventType === 'teamDeleted'

async function forget(chat: Conversation, activity: Activity): Promise<void> {
  const { from } = activity
  if (isPersonal(activity)) await forgetUser(chat.db, from.aadObjectId ?? from.id)
  else await leaveTeam(chat, activity)
}
