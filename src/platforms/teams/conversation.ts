/** Carries what a person does in Teams to pejl, and pejl's answer back. */
import { type Card, isShareable } from '../../cards/card.ts'
import { noticeCard } from '../../cards/notice.ts'
import { toPerson } from '../../domain/recipient.ts'
import type { Actor } from '../../domain/rights.ts'
import { SendError } from '../../outbox/port.ts'
import { type Activity, isPersonal, isTargeted, submitted } from './activity.ts'
import { type Answering, whisper } from './aside.ts'
import { channelOf } from './channels.ts'
import { speaker } from './people.ts'
import { PLATFORM } from './references.ts'
import { messageOf } from './render.ts'
import { logFailure } from './sparingly.ts'
import { isWordless, typedText } from './text.ts'

export type Conversation = Answering & {
  /** How long a press may wait for its answer (ms); Teams gives up after 5 s. */
  patienceMs: number
}

/** A guest, or somebody of another organisation, has no addresses that count. */
const GUEST = noticeCard(
  'Jeg svarer kun dem, der har deres egen konto i organisationen. Gæster og folk fra andre organisationer er velkomne til at læse med.',
)

const UNREADABLE = noticeCard(
  'Lige nu kan jeg ikke se i Teams, hvem du er. Prøv igen om lidt; det, du skrev, er her stadig.',
)

const stranger = (email: string): Card =>
  noticeCard(
    `Hej! Jeg kender dig ikke endnu. Giv en controller den e-mailadresse, du har i Teams (${email}), så kan du komme med.`,
  )

/** The person who speaks, or the card for somebody who has no role, or of whom Teams says nothing now. */
export async function actorOf(chat: Conversation, activity: Activity): Promise<Actor | Card> {
  try {
    const { personKey, user } = await speaker(chat, activity)
    if (personKey) return { personKey, through: PLATFORM }
    const [email] = user.emails
    return email ? stranger(email) : GUEST
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    chat.warn('who speaks could not be looked up', { failure: error.failure.kind })
    return UNREADABLE
  }
}

export const isCard = (either: Actor | Card): either is Card => 'text' in either

const WORDLESS = noticeCard(
  'Jeg kan kun læse tekst, ikke billeder og filer. Skriv et tal som tekst, fx »indberet 1D 1.330«, eller begynd her:',
  [
    { title: 'Mine tal', command: 'mine' },
    { title: 'Hvad kan du?', command: 'hjælp' },
  ],
)

export const FAILED = 'Det gik desværre ikke. Det, du skrev, er her stadig; prøv igen om lidt.'

/** Whoever wrote, or pressed in a host that shows no answer in the card, is told when it did not go well. */
export async function kindly(
  chat: Conversation,
  activity: Activity,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof SendError) throw error
    logFailure(chat, 'a message could not be answered', error)
    await reply(chat, activity, noticeCard(FAILED))
  }
}

/** What somebody wrote: a command. */
export async function hearText(chat: Conversation, activity: Activity): Promise<void> {
  const actor = await actorOf(chat, activity)
  if (isCard(actor)) await reply(chat, activity, actor)
  else if (isWordless(activity)) await reply(chat, activity, WORDLESS)
  else {
    const command = typedText(activity)
    const place = await channelOf(chat.db, activity)
    await reply(chat, activity, await chat.inbound.command(actor, command, place), command)
  }
}

/**
 * Below what was said, in its thread where there are threads; returns a line that says where. In a
 * channel or group chat all see the answer to what all saw being asked; the rest is for the one who
 * asked.
 */
export async function reply(
  chat: Conversation,
  activity: Activity,
  card: Card,
  command = '',
): Promise<string> {
  const { type, serviceUrl, conversation } = activity
  const openly = type === 'message' && !isTargeted(activity) && !submitted(activity)
  if (!isPersonal(activity) && !(openly && isShareable(card)))
    return await whisper(chat, activity, card, command)
  const connector = await (await chat.sdk()).connector(serviceUrl)
  await connector.send(conversation.id, messageOf(card, chat.templates))
  return 'Svaret står nedenfor.'
}

/** Somebody has added pejl to their chat: a greeting, and what could not be delivered before. */
export async function greet(chat: Conversation, activity: Activity): Promise<void> {
  const actor = await actorOf(chat, activity)
  await reply(chat, activity, isCard(actor) ? actor : GREETING)
  if (isCard(actor)) return
  await chat.reachable(toPerson(actor.personKey))
}

const GREETING = noticeCard(
  'Hej, jeg er pejl. Her får du besked, når et tal til pejlemærkerne skal indberettes, og du svarer lige i beskeden. Skriv fx »status 1«, når du vil vide, hvor langt vi er.',
  [
    { title: 'Hvad kan du?', command: 'hjælp' },
    { title: 'Mine tal', command: 'mine' },
  ],
)
