/**
 * What only one person sees in a channel or group chat: Teams' targeted messages. Teams takes them away
 * after 24 hours, refuses replies to them, and keeps who sees them as it was.
 */
import type { Logger } from 'pino'
import { type Card, isShareable } from '../../cards/card.ts'
import type { Templates } from '../../cards/expand.ts'
import { noticeCard } from '../../cards/notice.ts'
import type { Inbound } from '../../commands/inbound.ts'
import type { Actor } from '../../domain/rights.ts'
import { personByKey } from '../../store/people.ts'
import { type Activity, hiddenIn, isTargeted, placeOf } from './activity.ts'
import { channelOf } from './channels.ts'
import { isRefusal } from './errors.ts'
import { forOne, sharedBy, withShare } from './finish.ts'
import type { Change } from './fit.ts'
import type { OnlyOnce } from './once.ts'
import { messageOf } from './render.ts'
import type { Sender } from './send.ts'
import { logFailure, type Warn } from './sparingly.ts'

/** What answering takes. */
export type Answering = Sender & {
  inbound: Inbound
  templates: Templates
  once: OnlyOnce
  log: Logger
  warn: Warn
}

const NO_WAY = noticeCard(
  'Svaret er kun til dig, og her kan jeg ikke vise det for dig alene. Tilføj pejl i Teams (Apps → pejl → Tilføj), og skriv til mig der.',
)

/**
 * Answers the one who spoke: where they are, seen by them alone, else in their own chat; never so that
 * others see it. Returns a line that says where. `command` is what is answered, for them to share.
 */
export async function whisper(
  chat: Answering,
  activity: Activity,
  card: Card,
  command = '',
): Promise<string> {
  const change: Change = (whole) => forOne(shareable(activity, card, command)(whole))
  const message = messageOf(card, chat.templates, change)
  const recipient = { id: activity.from.id }
  const alone = await (await chat.sdk()).connector(activity.serviceUrl, 'alone')
  try {
    await alone.send(besideOf(activity), { ...message, recipient })
    return 'Svaret står nedenfor.'
  } catch (error) {
    if (!isRefusal(error)) throw error
    logFailure(chat, 'Teams shows nothing to one person alone there', error)
    return await inOwnChat(chat, activity, card)
  }
}

const shareable = ({ conversation }: Activity, card: Card, command: string): Change =>
  command === '' || !isShareable(card)
    ? (same) => same
    : withShare(
        conversation.conversationType === 'channel' ? 'Del i kanalen' : 'Del i chatten',
        command,
      )

async function inOwnChat(chat: Answering, activity: Activity, card: Card): Promise<string> {
  const connector = await (await chat.sdk()).connector(activity.serviceUrl)
  try {
    const own = await connector.chatWith(activity.from.id, chat.tenant)
    await connector.send(own, messageOf(card, chat.templates))
    return 'Svaret står i din egen chat med pejl.'
  } catch (error) {
    if (!isRefusal(error)) throw error
    if (activity.type === 'message' && !isTargeted(activity))
      await connector.send(besideOf(activity), messageOf(NO_WAY, chat.templates))
    return NO_WAY.text
  }
}

/** The thread; the place itself when the thread would begin with what only this person sees. */
const besideOf = (activity: Activity): string => {
  const [, thread = ''] = activity.conversation.id.split(';messageid=')
  return hiddenIn(activity).includes(thread) ? placeOf(activity) : activity.conversation.id
}

/** Shows everybody what only this person saw, with who shared it, and takes that away. */
export async function share(
  chat: Answering,
  activity: Activity,
  actor: Actor,
  command: string,
): Promise<string> {
  const { serviceUrl, replyToId, id } = activity
  const card = await chat.inbound.command(actor, command, await channelOf(chat.db, activity))
  const person = await personByKey(chat.db, actor.personKey)
  if (!isShareable(card) || !person) return 'Svaret kan ikke deles.'
  const sdk = await chat.sdk()
  await chat.once(`share ${placeOf(activity)} ${replyToId ?? id}`, async () => {
    const message = messageOf(card, chat.templates, sharedBy(person.name))
    await (await sdk.connector(serviceUrl)).send(besideOf(activity), message)
    if (replyToId === undefined) return
    await (await sdk.connector(serviceUrl, 'alone'))
      .remove(placeOf(activity), replyToId)
      .catch((error: unknown) => logFailure(chat, 'what was shared still stands', error))
  })
  return 'Svaret er delt.'
}
