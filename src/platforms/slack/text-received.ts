/** What people type: the slash command, a mention, a direct message, and their App Home. */
import type { App } from '@slack/bolt'
import { z } from 'zod'
import { type Card, isShareable } from '../../cards/card.ts'
import { noticeCard } from '../../cards/notice.ts'
import { knownChannelAt } from './channels.ts'
import {
  actorOf,
  type Conversation,
  kindly,
  patiently,
  STRANGER,
  say,
  shareBelow,
  whisper,
} from './conversation.ts'
import type { Block } from './fit.ts'
import { publishHome } from './home.ts'
import { modalOf, open } from './open.ts'
import { messageOf } from './render.ts'

/** What a person writes in private: not what was edited or deleted there, and nothing of a bot's. */
const writtenSchema = z.object({
  channel_type: z.literal('im'),
  subtype: z.enum(['file_share', 'thread_broadcast', 'me_message']).optional(),
  bot_id: z.undefined().optional(),
  channel: z.string(),
  user: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  text: z.string().default(''),
  files: z.array(z.unknown()).default([]),
})

const ONLY_FILES = noticeCard(
  'Tak, men filer og billeder kan jeg ikke læse. Skriv tallet til mig, fx »indberet 1D 1.330«, eller åbn felterne her. Hvor tallet kommer fra, kan stå som et link.',
  [{ title: 'Indberet mine tal', command: 'indberet' }],
)
const FILES_TOO: Block[] = [
  {
    type: 'context',
    elements: [
      { type: 'plain_text', text: 'Jeg har svaret på det, du skrev. Filen kan jeg ikke læse.' },
    ],
  },
]

export function hearText(app: App, chat: Conversation): void {
  const { client, db, inbound, once } = chat

  app.command('/pejl', async ({ ack, command }) => {
    await ack()
    const { text, user_id, channel_id, trigger_id, response_url: url } = command
    const work = async () => {
      const actor = await actorOf(chat, user_id)
      if (!actor) return await whisper(url, STRANGER)
      const card = await inbound.command(actor, text, await knownChannelAt(db, channel_id))
      const view = modalOf(card, { shown: { url } })
      if (view && (await open(chat, trigger_id, view))) return
      await whisper(url, card, { more: shareBelow(card, channel_id, text) })
    }
    await once.run(`command ${trigger_id}`, () =>
      kindly(chat, 'command', work, (card) => whisper(url, card)),
    )
  })

  // Named in a channel, pejl answers in a thread; what is only somebody's own, to that person alone.
  app.event('app_mention', async ({ event }) => {
    const { channel, user, ts, text, thread_ts } = event
    if (!user) return
    const alone = (card: Card) =>
      patiently(() =>
        client.chat.postEphemeral({
          channel,
          user,
          ...messageOf(card),
          ...(thread_ts && { thread_ts }),
        }),
      )
    const work = async () => {
      const actor = await actorOf(chat, user)
      const place = await knownChannelAt(db, channel)
      const card = actor ? await inbound.command(actor, plainText(text), place) : STRANGER
      if (isShareable(card)) await say(chat, channel, card, { thread: thread_ts ?? ts })
      else await alone(card)
    }
    await once.run(`message ${channel} ${ts}`, () => kindly(chat, 'mention', work, alone))
  })

  // Written to in private, pejl answers below, or in the thread that it was written in.
  app.event('message', async ({ event }) => {
    const written = writtenSchema.safeParse(event).data
    if (!written) return
    const { channel, user, ts, thread_ts: thread, files } = written
    const typed = plainText(written.text)
    const tell = (card: Card, more: Block[] = []) => say(chat, channel, card, { thread, more })
    const work = async () => {
      const actor = await actorOf(chat, user)
      if (!actor) await tell(STRANGER)
      else if (files.length > 0 && typed === '') await tell(ONLY_FILES)
      else await tell(await inbound.command(actor, typed), files.length > 0 ? FILES_TOO : [])
    }
    await once.run(`message ${channel} ${ts}`, () => kindly(chat, 'message', work, tell))
  })

  app.event('app_home_opened', async ({ event }) => {
    if (event.tab !== 'home') return
    await once.run(`home ${event.user} ${event.event_ts}`, () =>
      kindly(
        chat,
        'home',
        () => publishHome(chat, event.user),
        async () => {},
      ),
    )
  })
}

/** What was typed, without pejl's own name, Slack's marks around links, and its escapes. */
export const plainText = (text: string): string =>
  text
    .replace(/<@[^>]+>/g, ' ')
    .replace(/<([^>|]+)(?:\|[^>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
