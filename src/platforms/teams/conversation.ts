/** Carries what a person does in Teams to pejl, and pejl's answer back. */
import type { Logger } from 'pino'
import type { Card } from '../../cards/card.ts'
import type { Templates } from '../../cards/expand.ts'
import { noticeCard } from '../../cards/notice.ts'
import type { Inbound, Reaction } from '../../commands/inbound.ts'
import { toPerson } from '../../domain/recipient.ts'
import type { Actor } from '../../domain/rights.ts'
import { SendError } from '../../outbox/port.ts'
import { type Activity, executed, isPersonal, submitted } from './activity.ts'
import { withEmptyFields } from './finish.ts'
import { speaker } from './people.ts'
import { PLATFORM } from './references.ts'
import { lineOf, messageOf, replacementOf } from './render.ts'
import type { Sender } from './send.ts'
import type { Warn } from './sparingly.ts'
import { typedText } from './text.ts'

export type Conversation = Sender & {
  inbound: Inbound
  templates: Templates
  log: Logger
  warn: Warn
  /** How long a press may wait for its answer (ms); Teams gives up after 5 s. */
  patienceMs: number
}

/** A guest, or somebody of another organisation, has no addresses that count. */
const GUEST = noticeCard(
  'Jeg svarer kun dem, der har deres egen konto i organisationen. Gæster og folk fra andre organisationer er velkomne til at læse med.',
)

const UNREADABLE = noticeCard(
  'Jeg kan ikke lige nu se i Teams, hvem du er. Prøv igen om lidt; det, du skrev, er her stadig.',
)

const stranger = (emails: readonly string[]): Card =>
  noticeCard(
    `Jeg kender dig ikke endnu. Bed en controller om at skrive din e-mailadresse${emails[0] ? `, ${emails[0]},` : ''} i people.yaml.`,
  )

/** The person who speaks, or the card for somebody who has no role, or of whom Teams says nothing now. */
async function actorOf(chat: Conversation, activity: Activity): Promise<Actor | Card> {
  try {
    const { personKey, user } = await speaker(chat, activity)
    if (personKey) return { personKey, through: PLATFORM }
    return user.emails.length > 0 ? stranger(user.emails) : GUEST
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    chat.warn('who speaks could not be looked up', { failure: error.failure.kind })
    return UNREADABLE
  }
}

const isCard = (either: Actor | Card): either is Card => 'text' in either

/** A command, or a form from a host that knows only Action.Submit. */
export async function hearText(chat: Conversation, activity: Activity): Promise<void> {
  const actor = await actorOf(chat, activity)
  const form = submitted(activity)
  if (isCard(actor)) return await reply(chat, activity, actor)
  if (!form)
    return await reply(chat, activity, await chat.inbound.command(actor, typedText(activity)))
  const data = withEmptyFields(form.data)
  const { card, place } = await chat.inbound.submit(actor, { verb: form.verb, data })
  if (place === 'replace' && isPersonal(activity) && activity.replyToId)
    return await replace(chat, activity, card)
  await reply(chat, activity, card)
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
  const data = withEmptyFields(form.data)
  return await answer(chat, activity, await chat.inbound.submit(actor, { verb: form.verb, data }))
}

async function answer(
  chat: Conversation,
  activity: Activity,
  { card, place }: Reaction,
): Promise<object> {
  if (place === 'reply') {
    await reply(chat, activity, card)
    return lineOf('Svaret står nedenfor.')
  }
  if (isPersonal(activity) && activity.replyToId)
    await replace(chat, activity, card).catch((error: unknown) =>
      chat.log.error({ err: error }, 'a card was answered, but could not be changed for good'),
    )
  return replacementOf(card, chat.templates)
}

/** Below what was said: in its thread where there are threads. */
async function reply(chat: Conversation, activity: Activity, card: Card): Promise<void> {
  const { serviceUrl, conversation } = activity
  const connector = await (await chat.sdk()).connector(serviceUrl)
  await connector.send(conversation.id, messageOf(card, chat.templates))
}

/** In the place of the card that was pressed, also when it is read again. */
async function replace(chat: Conversation, activity: Activity, card: Card): Promise<void> {
  const { serviceUrl, conversation, replyToId = '' } = activity
  const connector = await (await chat.sdk()).connector(serviceUrl)
  await connector.update(conversation.id, replyToId, messageOf(card, chat.templates))
}

/** Somebody has added pejl to their chat: a greeting, and what could not be delivered before. */
export async function greet(chat: Conversation, activity: Activity): Promise<void> {
  const actor = await actorOf(chat, activity)
  if (isCard(actor)) return await reply(chat, activity, actor)
  await reply(chat, activity, GREETING)
  await chat.reachable(toPerson(actor.personKey))
}

const GREETING = noticeCard(
  'Hej, jeg er pejl. Her får du besked, når et tal til pejlemærkerne skal indberettes, og du svarer lige i beskeden. Skriv fx »status 1«, når du vil vide, hvor langt vi er.',
  [
    { title: 'Det kan jeg', command: 'hjælp' },
    { title: 'Mine tal', command: 'mine' },
  ],
)
