/** Buttons: each carries the verb in its action_id and the card's own data in its value. */
import type { App, BlockButtonAction } from '@slack/bolt'
import { z } from 'zod'
import { noticeCard } from '../../cards/notice.ts'
import type { Actor } from '../../domain/rights.ts'
import type { Card } from '../../cards/card.ts'
import {
  actorOf,
  type Hall,
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
import { publishHome } from './home.ts'
import type { Shown } from './modal.ts'
import { modalOf, open } from './open.ts'
import { body } from './render.ts'

const valueSchema = z.record(z.string(), z.string())

/** Verbs whose answer is a form to open. */
const FORMS: Readonly<Record<string, string>> = {
  form: 'form',
  later: 'form',
  reflection: 'reflection',
}

type Press = { body: BlockButtonAction; actor: Actor; verb: string; data: Record<string, string> }

export function hearPressed(app: App, hall: Hall): void {
  app.action<BlockButtonAction>({ type: 'block_actions' }, async ({ ack, body: said, action }) => {
    await ack()
    const tell = (card: Card) => reply(hall, said, card)
    const work = async () => {
      const actor = await actorOf(hall, said.user.id)
      if (!actor) return await tell(STRANGER)
      const [verb = ''] = action.action_id.split(':')
      const data = valueSchema.parse(JSON.parse(action.value ?? '{}'))
      await press(hall, { body: said, actor, verb, data })
    }
    await hall.once.run(`press ${said.trigger_id}`, () => kindly(hall, 'button', work, tell))
  })
}

async function press(hall: Hall, { body: said, actor, verb, data }: Press): Promise<void> {
  if (verb === 'publish') {
    const { channel_id, message_ts } = said.container
    return await hall.once.run(`publish ${channel_id} ${message_ts}`, () =>
      publish(hall, said, actor, data.command ?? ''),
    )
  }
  const form = FORMS[verb]
  const answer = await hall.inbound.submit(actor, { verb: form ?? verb, data })
  const { card } = answer
  const shown = form ? await shownAt(hall, said, card) : fresh(said)
  const view = modalOf(card, shown, verb === 'later' ? data.item : undefined)
  if (view && (form || answer.place === 'reply')) {
    if (await open(hall, said.trigger_id, view)) return
    return await reply(hall, said, form ? TOO_LATE : card)
  }
  if (answer.place === 'replace') await replace(hall, said, card)
  else await reply(hall, said, card, data.command)
}

/** Where what a modal was opened from is shown anew. A reminder of the outbox is edited by it. */
async function shownAt({ prisma }: Hall, said: BlockButtonAction, card: Card): Promise<Shown> {
  const message = messageOf(said)
  if (!message) return fresh(said)
  const own = { platform: 'slack', ref: { equals: message } }
  const outbox = card.name === 'reminder' && (await prisma.message.count({ where: own })) > 0
  return outbox ? {} : { message }
}

/** Where an answer is shown that takes nothing's place but what only one person sees. */
const fresh = (said: BlockButtonAction): Shown =>
  said.response_url ? { url: said.response_url, replace: isEphemeral(said) } : { home: true }

const isEphemeral = (said: BlockButtonAction): boolean => said.container.is_ephemeral === true

/** The message that was pressed, where it is pejl's own in somebody's private conversation. */
function messageOf(said: BlockButtonAction): { channel: string; ts: string } | null {
  const channel = said.channel?.id
  const ts = said.message?.ts
  return channel && ts && isDirect(channel) && !isEphemeral(said) ? { channel, ts } : null
}

/** What others see too is never replaced by the answer to one person. */
async function replace(hall: Hall, said: BlockButtonAction, card: Card): Promise<void> {
  const message = messageOf(said)
  if (message)
    await patiently(() => hall.client.chat.update({ ...message, ...body(card) } as never))
  else if (said.response_url && isEphemeral(said)) await whisper(said.response_url, card, [], true)
  else await reply(hall, said, card)
}

async function reply(hall: Hall, said: BlockButtonAction, card: Card, command = ''): Promise<void> {
  const { user, channel, response_url: url } = said
  if (!url) {
    await say(hall, user.id, card)
    await publishHome(hall, user.id)
  } else if (channel && isDirect(channel.id) && !isEphemeral(said))
    await say(hall, channel.id, card)
  else await whisper(url, card, command === '' ? [] : shareBelow(card, channel?.id, command))
}

/** Shows everybody in the channel what only one saw, with the name of who did. */
async function publish(
  hall: Hall,
  said: BlockButtonAction,
  actor: Actor,
  command: string,
): Promise<void> {
  const url = said.response_url
  const card = await hall.inbound.command(actor, command)
  const by = { type: 'mrkdwn', text: `Delt af <@${said.user.id}>` }
  const shared = body(card, [{ type: 'context', elements: [by] }])
  if (shareBelow(card, undefined, command).length === 0)
    return await whisper(url, noticeCard('Svaret kan ikke deles.'))
  await respond(url, { ...shared, response_type: 'in_channel', replace_original: false })
  await respond(url, { delete_original: true })
}
