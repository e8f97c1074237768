/** The teams and group chats that pejl is in: what waited there, and the greeting. */
import { noticeCard } from '../../cards/notice.ts'
import { toChannel, toPerson } from '../../domain/recipient.ts'
import { SendError } from '../../outbox/port.ts'
import { type Channel, loadChannels } from '../../store/channels.ts'
import { loadPeople } from '../../store/people.ts'
import { type Activity, isPersonal, placeOf } from './activity.ts'
import type { Conversation } from './conversation.ts'
import { forgetTeam, keepGreeted, keepPlace, places, userByEmail } from './references.ts'
import { messageOf } from './render.ts'
import { conversationOf } from './send.ts'

/** The channel or group chat that was heard from; what waited for it goes out the first time. */
export async function rememberPlace(chat: Conversation, activity: Activity): Promise<void> {
  if (isPersonal(activity)) return
  const { db, reachable } = chat
  const { serviceUrl } = activity
  const conversation = placeOf(activity)
  if (!(await keepPlace(db, { serviceUrl, conversation, team: teamOf(activity) }))) return
  for (const { key, address } of await loadChannels(db))
    if (conversationOf(address) === conversation) await reachable(toChannel(key))
}

/** pejl was taken out of the team, or the group chat. */
export async function leaveTeam({ db, rosters }: Conversation, activity: Activity): Promise<void> {
  rosters.forget(teamOf(activity))
  await forgetTeam(db, teamOf(activity))
}

const teamOf = (activity: Activity): string => activity.channelData?.team?.id ?? placeOf(activity)

/**
 * pejl was put in the team. Teams says so twice, in either order: the greeting comes once, and what
 * waited for its channels goes out, and for people whom its roster may hold.
 */
export async function joinTeam(chat: Conversation, activity: Activity): Promise<void> {
  const { db, rosters, reachable } = chat
  rosters.forget(teamOf(activity))
  await greetTeam(chat, activity)
  const heard = new Map((await places(db)).map(({ conversation, team }) => [conversation, team]))
  for (const channel of await loadChannels(db))
    if (mayBeIn(activity, channel, heard)) await reachable(toChannel(channel.key))
  for (const { key, email } of await loadPeople(db))
    if (!(await userByEmail(db, email))) await reachable(toPerson(key))
}

/**
 * Whether a channel of people.yaml may be in the team: as it was heard from, else by the group that its
 * link names. An address that names none may be in any.
 */
function mayBeIn(
  activity: Activity,
  { address }: Channel,
  heard: ReadonlyMap<string, string>,
): boolean {
  const conversation = conversationOf(address)
  if (!conversation) return false
  const team = heard.get(conversation)
  if (team) return team === teamOf(activity)
  const [, named] = /[?&]groupId=([^&#]+)/i.exec(address) ?? []
  const group = activity.channelData?.team?.aadGroupId
  return !named || !group || named.toLowerCase() === group.toLowerCase()
}

/** In the channel that was chosen for it. */
async function greetTeam(chat: Conversation, activity: Activity): Promise<void> {
  const { serviceUrl, channelData } = activity
  const conversation = channelData?.settings?.selectedChannel?.id ?? placeOf(activity)
  const place = { serviceUrl, conversation, team: teamOf(activity) }
  if (!(await keepGreeted(chat.db, place))) return
  const connector = await (await chat.sdk()).connector(serviceUrl)
  try {
    await connector.send(conversation, messageOf(GREETING_OF_TEAM, chat.templates))
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    chat.warn('a team could not be greeted', { failure: error.failure.kind })
  }
}

const GREETING_OF_TEAM = noticeCard(
  'Hej, jeg er pejl. Jeg følger op på de politiske mål: jeg spørger efter tallene, når det er tid, og fortæller i lederkanalerne, hvordan det går. Alle, der er med i opfølgningen, kan spørge mig her, fx »@pejl status 1«. Skal du indberette et tal, så skriv hellere til mig i en personlig chat (Apps → pejl → Tilføj): der ser kun du svaret.',
)
