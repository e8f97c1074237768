/** Carries what a person does in Teams to pejl, and pejl's answer back. */
import { type Card, mayBeShared } from '../../cards/card.ts'
import { noticeCard } from '../../cards/notice.ts'
import { toPerson } from '../../domain/recipient.ts'
import type { Actor } from '../../domain/rights.ts'
import { retryFailed } from '../../store/messages.ts'
import {
  type Activity,
  executed,
  isPersonal,
  isTargeted,
  placeOf,
  type Submitted,
  submitted,
} from './activity.ts'
import { type Answering, share, whisper } from './aside.ts'
import { forOne, withEmptyFields } from './finish.ts'
import { speaker } from './people.ts'
import { PLATFORM } from './references.ts'
import { lineOf, messageOf, replacementOf } from './render.ts'
import { isWordless, typedText } from './text.ts'

export type Conversation = Answering & {
  /** How long a press may wait for its answer (ms); Teams gives up after 5 s. */
  patienceMs: number
}

const stranger = (emails: readonly string[]): Card =>
  noticeCard(
    `Jeg kender dig ikke endnu. Bed en controller om at skrive din e-mailadresse${emails[0] ? `, ${emails[0]},` : ''} i people.yaml.`,
  )

/** The person who speaks, or the card for somebody who is not in people.yaml. */
async function actorOf(chat: Conversation, activity: Activity): Promise<Actor | Card> {
  const { personKey, user } = await speaker(chat, activity)
  return personKey === null ? stranger(user.emails) : { personKey, through: PLATFORM }
}

const isCard = (either: Actor | Card): either is Card => 'text' in either

const WORDLESS = noticeCard(
  'Jeg læser kun tekst, så billeder og filer kan jeg ikke se noget i. Skriv et tal som tekst, fx »indberet 1D 1.330«, eller begynd her:',
  [
    { title: 'Mine tal', command: 'mine' },
    { title: 'Det kan jeg', command: 'hjælp' },
  ],
)

/** A command, or a form from a host that knows only Action.Submit. */
export async function hearText(chat: Conversation, activity: Activity): Promise<void> {
  const actor = await actorOf(chat, activity)
  const form = submitted(activity)
  if (isCard(actor)) await reply(chat, activity, actor)
  else if (form) await sentIn(chat, activity, actor, form)
  else if (isWordless(activity)) await reply(chat, activity, WORDLESS)
  else {
    const command = typedText(activity)
    await reply(chat, activity, await chat.inbound.command(actor, command), command)
  }
}

/**
 * A button of a card: the body of the answer, always a card or a line below it. What others see too
 * is never changed by the answer to one person: they alone see it in the card's place.
 */
export async function hearButton(chat: Conversation, activity: Activity): Promise<object> {
  const work = pressed(chat, activity).catch((error: unknown) => {
    chat.log.error({ err: error }, 'a button failed')
    return lineOf('Det gik desværre ikke. Det, du skrev, er her stadig; prøv igen om lidt.')
  })
  const { promise: late, resolve } = Promise.withResolvers<object>()
  const line = lineOf('Det tager lidt længere end ellers. Svaret kommer her, så snart det er klar.')
  const timer = setTimeout(() => resolve(line), chat.patienceMs)
  return await Promise.race([work, late]).finally(() => clearTimeout(timer))
}

async function pressed(chat: Conversation, activity: Activity): Promise<object> {
  const form = executed(activity)
  if (!form) return lineOf('Den knap kender jeg ikke. Prøv at skrive »hjælp«.')
  const actor = await actorOf(chat, activity)
  if (isCard(actor)) return lineOf(actor.text)
  const answer = await sentIn(chat, activity, actor, form)
  if (typeof answer === 'string') return lineOf(answer)
  return replacementOf(answer, chat.templates, form.alone ? forOne : undefined)
}

/**
 * What a button or form does, and its answer: below, which a line says, or the card that takes the
 * place of the one that was pressed. Where others see that one too, it is left as it is.
 */
async function sentIn(
  chat: Conversation,
  activity: Activity,
  actor: Actor,
  { verb, data, alone }: Submitted,
): Promise<string | Card> {
  if (verb === 'publish') return await share(chat, activity, actor, data.command ?? '')
  const form = { verb, data: withEmptyFields(data) }
  const { card, place } = await chat.inbound.submit(actor, form)
  if (place === 'reply') return await reply(chat, activity, card, data.command)
  const isOwn = (isPersonal(activity) || alone) && activity.replyToId !== undefined
  const stands = isOwn && (await replaced(chat, activity, card, alone))
  if (!stands && activity.type === 'message') await reply(chat, activity, card)
  return card
}

/**
 * Below what was said, in its thread where there are threads; returns a line that says where. In a
 * channel or group chat all see the answer to what all saw being asked; the rest is for the one who
 * asked.
 */
async function reply(
  chat: Conversation,
  activity: Activity,
  card: Card,
  command = '',
): Promise<string> {
  const { type, serviceUrl, conversation } = activity
  const openly = type === 'message' && !isTargeted(activity) && !submitted(activity)
  if (!isPersonal(activity) && !(openly && mayBeShared(card)))
    return await whisper(chat, activity, card, command)
  const connector = await (await chat.sdk()).connector(serviceUrl)
  await connector.send(conversation.id, messageOf(card, chat.templates))
  return 'Svaret står nedenfor.'
}

/** In the place of the card that was pressed, also when it is read again; false when Teams refuses. */
async function replaced(
  chat: Conversation,
  activity: Activity,
  card: Card,
  alone: boolean,
): Promise<boolean> {
  const { serviceUrl, replyToId = '' } = activity
  const message = messageOf(card, chat.templates, alone ? forOne : undefined)
  try {
    const connector = await (await chat.sdk()).connector(serviceUrl, alone ? 'alone' : 'all')
    await connector.update(placeOf(activity), replyToId, message)
    return true
  } catch (error) {
    chat.log.error({ err: error }, 'a card was answered, but could not be changed for good')
    return false
  }
}

/** Somebody has added pejl to their chat: a greeting, and what could not be delivered before. */
export async function greet(chat: Conversation, activity: Activity): Promise<void> {
  const actor = await actorOf(chat, activity)
  await reply(chat, activity, isCard(actor) ? actor : GREETING)
  if (isCard(actor)) return
  await retryFailed(chat.db, toPerson(actor.personKey))
}

const GREETING = noticeCard(
  'Hej, jeg er pejl. Her får du besked, når et tal til pejlemærkerne skal indberettes, og du svarer lige i beskeden. Skriv fx »status 1«, når du vil vide, hvor langt vi er.',
  [
    { title: 'Det kan jeg', command: 'hjælp' },
    { title: 'Mine tal', command: 'mine' },
  ],
)
