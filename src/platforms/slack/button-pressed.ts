/** Buttons: each carries the verb in its action_id and the card's own data in its value. */
import type { App, BlockButtonAction } from '@slack/bolt'
import { z } from 'zod'
import { type Card, isShareable } from '../../cards/card.ts'
import { noticeCard } from '../../cards/notice.ts'
import type { Actor } from '../../domain/rights.ts'
import { knownChannelAt } from './channels.ts'
import {
  actorOf,
  type Conversation,
  isDirect,
  kindly,
  respond,
  STRANGER,
  say,
  shareBelow,
  TOO_LATE,
  whisper,
} from './conversation.ts'
import type { FigureFormName } from './figure-modals.ts'
import { verbOf } from './fit.ts'
import { publishHome } from './home.ts'
import { showInPlace } from './in-place.ts'
import { readMemory, type Shown } from './modal.ts'
import { modalOf, open } from './open.ts'
import { messageOf } from './render.ts'

const valueSchema = z.record(z.string(), z.string())

/** Verbs whose answer is a form to open. */
const FORMS: Readonly<Record<string, string>> = {
  form: 'form',
  later: 'form',
  never: 'form',
  reflection: 'reflection',
  question: 'question',
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
  const which = verb === 'later' || verb === 'never' ? verb : 'form'
  if (form) return await openForm(chat, { body, actor, verb: form, data }, which)
  const { card, place } = await chat.inbound.submit(
    actor,
    { verb, data },
    await placeIn(chat, body),
  )
  const view = place === 'reply' ? modalOf(card, { shown: apart(body) }) : null
  if (view && (await open(chat, body.trigger_id, view))) return
  if (place === 'replace') await replace(chat, body, card)
  else await reply(chat, body, card, data.command)
}

/** A form as a modal; from within another, in front of that. */
async function openForm(
  chat: Conversation,
  { body, actor, verb, data }: Press,
  which: FigureFormName,
): Promise<void> {
  const { card } = await chat.inbound.submit(actor, { verb, data })
  const behind = body.view?.type === 'modal' ? readMemory(body.view.private_metadata) : null
  const message = privateMessage(body)
  const asking = behind
    ? { ...behind, front: true }
    : { shown: message ? { message } : apart(body) }
  const view = modalOf(card, asking, { item: data.item, form: which })
  if (!view) return await reply(chat, body, card)
  if (!(await open(chat, body.trigger_id, view, behind ? 'push' : 'open')))
    await reply(chat, body, TOO_LATE)
}

/** The channel of pejl's that was pressed in; undefined elsewhere. */
const placeIn = async ({ db }: Conversation, { channel }: BlockButtonAction) =>
  channel && (await knownChannelAt(db, channel.id))

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
  if (message) await showInPlace(chat, message, card)
  else if (body.response_url && isEphemeral(body))
    await whisper(body.response_url, card, { replace: true })
  else await reply(chat, body, card)
}

async function reply(
  chat: Conversation,
  body: BlockButtonAction,
  card: Card,
  command = '',
): Promise<void> {
  const { user, channel, response_url: url } = body
  const thread = threadOf(body)
  if (!url) {
    await say(chat, user.id, card)
    await publishHome(chat, user.id)
  } else if (channel && isDirect(channel.id) && !isEphemeral(body))
    await say(chat, channel.id, card, { thread })
  else {
    const more = command === '' ? [] : shareBelow(card, channel?.id, command)
    await whisper(url, card, { more, thread })
  }
}

/** The thread that was pressed in; undefined outside one, and for the message that a thread is below. */
function threadOf({ message, container }: BlockButtonAction): string | undefined {
  const thread = threadSchema.parse(message ?? {}).thread_ts ?? container.thread_ts
  return thread === container.message_ts ? undefined : thread
}

const threadSchema = z.object({ thread_ts: z.string().optional() })

/** Shows everybody in the channel what only one saw, with the name of who did. */
async function publish(
  chat: Conversation,
  body: BlockButtonAction,
  actor: Actor,
  command: string,
): Promise<void> {
  const url = body.response_url
  const card = await chat.inbound.command(actor, command, await placeIn(chat, body))
  if (!isShareable(card)) return await whisper(url, noticeCard('Svaret kan ikke deles.'))
  const by = { type: 'mrkdwn', text: `Delt af <@${body.user.id}>` }
  const shared = messageOf(card, [{ type: 'context', elements: [by] }])
  const thread = threadOf(body)
  await respond(url, {
    ...shared,
    response_type: 'in_channel',
    replace_original: false,
    ...(thread && { thread_ts: thread }),
  })
  await respond(url, { delete_original: true })
}
