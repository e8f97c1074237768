/** Buttons: each carries the verb in its action_id and the card's own data in its value. */
import type { App, BlockButtonAction } from '@slack/bolt'
import { z } from 'zod'
import type { Card } from '../../cards/card.ts'
import { noticeCard } from '../../cards/notice.ts'
import type { Actor } from '../../domain/rights.ts'
import { standsAt } from '../../store/deliveries.ts'
import {
  actorOf,
  type Conversation,
  isDirect,
  kindly,
  patiently,
  respond,
  STRANGER,
  say,
  shareBelow,
  TOO_LATE,
  whisper,
} from './conversation.ts'
import { verbOf } from './fit.ts'
import { publishHome } from './home.ts'
import { PLATFORM } from './links.ts'
import type { Shown } from './modal.ts'
import { modalOf, open } from './open.ts'
import { messageOf } from './render.ts'

const valueSchema = z.record(z.string(), z.string())

/** Verbs whose answer is a form to open. */
const FORMS: Readonly<Record<string, string>> = {
  form: 'form',
  later: 'form',
  reflection: 'reflection',
}

type Press = { body: BlockButtonAction; actor: Actor; verb: string; data: Record<string, string> }

export function hearButtons(app: App, chat: Conversation): void {
  app.action<BlockButtonAction>({ type: 'block_actions' }, async ({ ack, body, action }) => {
    await ack()
    const tell = (card: Card) => reply(chat, body, card)
    const work = async () => {
      const actor = await actorOf(chat, body.user.id)
      if (!actor) return await tell(STRANGER)
      const verb = verbOf(action.action_id)
      const data = valueSchema.parse(JSON.parse(action.value ?? '{}'))
      await press(chat, { body, actor, verb, data })
    }
    await chat.once.run(`press ${body.trigger_id}`, () => kindly(chat, 'button', work, tell))
  })
}

async function press(chat: Conversation, { body, actor, verb, data }: Press): Promise<void> {
  if (verb === 'publish') {
    const { channel_id, message_ts } = body.container
    return await chat.once.run(`publish ${channel_id} ${message_ts}`, () =>
      publish(chat, body, actor, data.command ?? ''),
    )
  }
  const form = FORMS[verb]
  const { card, place } = await chat.inbound.submit(actor, { verb: form ?? verb, data })
  const shown = form ? await answerPlace(chat, body, card) : apart(body)
  const view = modalOf(card, shown, verb === 'later' ? data.item : undefined)
  if (view && (form || place === 'reply')) {
    if (await open(chat, body.trigger_id, view)) return
    return await reply(chat, body, form ? TOO_LATE : card)
  }
  if (place === 'replace') await replace(chat, body, card)
  else await reply(chat, body, card, data.command)
}

/**
 * Where the answer to a modal is shown: in the message that it was opened from. Nowhere when that is
 * a reminder of the outbox, which edits its own messages when they have been answered.
 */
async function answerPlace(
  { db }: Conversation,
  body: BlockButtonAction,
  card: Card,
): Promise<Shown> {
  const message = privateMessage(body)
  if (!message) return apart(body)
  return card.name === 'reminder' && (await standsAt(db, PLATFORM, message)) ? {} : { message }
}

/**
 * Where an answer is shown that changes nothing others see: in place of what only this person sees,
 * else below what was pressed, or in App Home.
 */
const apart = (body: BlockButtonAction): Shown =>
  body.response_url ? { url: body.response_url, replace: isEphemeral(body) } : { home: true }

/** Only the one who pressed sees what was pressed. */
const isEphemeral = (body: BlockButtonAction): boolean => body.container.is_ephemeral === true

/** The message that was pressed, where it is pejl's own in somebody's private conversation. */
function privateMessage(body: BlockButtonAction): { channel: string; ts: string } | null {
  const channel = body.channel?.id
  const ts = body.message?.ts
  return channel && ts && isDirect(channel) && !isEphemeral(body) ? { channel, ts } : null
}

/** What others see too is never replaced by the answer to one person. */
async function replace(chat: Conversation, body: BlockButtonAction, card: Card): Promise<void> {
  const message = privateMessage(body)
  if (message) await patiently(() => chat.client.chat.update({ ...message, ...messageOf(card) }))
  else if (body.response_url && isEphemeral(body)) await whisper(body.response_url, card, [], true)
  else await reply(chat, body, card)
}

async function reply(
  chat: Conversation,
  body: BlockButtonAction,
  card: Card,
  command = '',
): Promise<void> {
  const { user, channel, response_url: url } = body
  if (!url) {
    await say(chat, user.id, card)
    await publishHome(chat, user.id)
  } else if (channel && isDirect(channel.id) && !isEphemeral(body))
    await say(chat, channel.id, card)
  else await whisper(url, card, command === '' ? [] : shareBelow(card, channel?.id, command))
}

/** Shows everybody in the channel what only one saw, with the name of who did. */
async function publish(
  chat: Conversation,
  body: BlockButtonAction,
  actor: Actor,
  command: string,
): Promise<void> {
  const url = body.response_url
  const card = await chat.inbound.command(actor, command)
  const by = { type: 'mrkdwn', text: `Delt af <@${body.user.id}>` }
  const shared = messageOf(card, [{ type: 'context', elements: [by] }])
  if (shareBelow(card, undefined, command).length === 0)
    return await whisper(url, noticeCard('Svaret kan ikke deles.'))
  await respond(url, { ...shared, response_type: 'in_channel', replace_original: false })
  await respond(url, { delete_original: true })
}
