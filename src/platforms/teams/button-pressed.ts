/** Buttons and forms of cards: each carries its verb, and is answered in the card or below it. */
import type { Card } from '../../cards/card.ts'
import { noticeCard } from '../../cards/notice.ts'
import type { Actor } from '../../domain/rights.ts'
import { type Activity, executed, isPersonal, placeOf, type Submitted } from './activity.ts'
import { share } from './aside.ts'
import { channelOf } from './channels.ts'
import { actorOf, type Conversation, FAILED, isCard, reply } from './conversation.ts'
import { forOne, withEmptyFields } from './finish.ts'
import { lineOf, messageOf, replacementOf } from './render.ts'
import { logFailure } from './sparingly.ts'

const UNKNOWN = 'Den knap kender jeg ikke. Prøv at skrive »hjælp«.'
const LATER = 'Det tager lidt længere end ellers. Svaret kommer her, så snart det er klar.'

/** What answers a press; `unseen` is what nobody has seen of it when that comes too late. */
type Answer = { body: object; unseen: Card | null }

const line = (text: string, unseen: Card | null = noticeCard(text)): Answer => ({
  body: lineOf(text),
  unseen,
})

/**
 * A button of a card: the body of the answer, always a card or a line below it. What others see too
 * is never changed by the answer to one person: they alone see it in the card's place.
 */
export async function hearButton(chat: Conversation, activity: Activity): Promise<object> {
  const work = pressed(chat, activity).catch((error: unknown) => {
    logFailure(chat, 'a button failed', error)
    return line(FAILED)
  })
  const { promise: late, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(() => resolve(null), chat.patienceMs)
  const inTime = await Promise.race([work, late]).finally(() => clearTimeout(timer))
  if (inTime) return inTime.body
  void work
    .then(({ unseen }) => unseen && reply(chat, activity, unseen))
    .catch((error: unknown) => logFailure(chat, 'a late answer could not be given', error))
  return lineOf(LATER)
}

async function pressed(chat: Conversation, activity: Activity): Promise<Answer> {
  const form = executed(activity)
  if (!form) return line(UNKNOWN)
  const actor = await actorOf(chat, activity)
  return isCard(actor) ? line(actor.text, actor) : await sentIn(chat, activity, actor, form)
}

/** The same from a host that knows only Action.Submit, to which nothing can be answered in the card. */
export async function hearSubmit(
  chat: Conversation,
  activity: Activity,
  form: Submitted,
): Promise<void> {
  const actor = await actorOf(chat, activity)
  const unseen = isCard(actor) ? actor : (await sentIn(chat, activity, actor, form)).unseen
  if (unseen) await reply(chat, activity, unseen)
}

async function sentIn(
  chat: Conversation,
  activity: Activity,
  actor: Actor,
  { verb, data, alone }: Submitted,
): Promise<Answer> {
  if (verb === 'publish') return line(await share(chat, activity, actor, data.command ?? ''), null)
  const form = { verb, data: withEmptyFields(data) }
  const channel = await channelOf(chat.db, activity)
  const { card, place } = await chat.inbound.submit(actor, form, channel)
  if (place === 'reply') return line(await reply(chat, activity, card, data.command), null)
  const stands = await replaced(chat, activity, card, alone)
  return {
    body: replacementOf(card, chat.templates, alone ? forOne : undefined),
    unseen: stands ? null : card,
  }
}

/** Puts the answer in the card's place for good, unless others see the card too or Teams refuses. */
async function replaced(
  chat: Conversation,
  activity: Activity,
  card: Card,
  alone: boolean,
): Promise<boolean> {
  const { serviceUrl, replyToId } = activity
  if (replyToId === undefined || !(isPersonal(activity) || alone)) return false
  const message = messageOf(card, chat.templates, alone ? forOne : undefined)
  try {
    const connector = await (await chat.sdk()).connector(serviceUrl, alone ? 'alone' : 'all')
    await connector.update(placeOf(activity), replyToId, message)
    return true
  } catch (error) {
    logFailure(chat, 'a card was answered, but could not be changed for good', error)
    return false
  }
}
