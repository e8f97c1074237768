/** What people type: the slash command, a mention, a direct message, and their App Home. */
import type { App } from '@slack/bolt'
import type { Card } from '../../cards/card.ts'
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
import { publishHome } from './home.ts'
import { modalOf, open } from './open.ts'
import { messageOf } from './render.ts'

export function hearText(app: App, chat: Conversation): void {
  const { client, inbound, once } = chat

  app.command('/pejl', async ({ ack, command }) => {
    await ack()
    const { text, user_id, channel_id, trigger_id, response_url: url } = command
    const work = async () => {
      const actor = await actorOf(chat, user_id)
      if (!actor) return await whisper(url, STRANGER)
      const card = await inbound.command(actor, text)
      const view = modalOf(card, { url })
      if (view && (await open(chat, trigger_id, view))) return
      await whisper(url, card, shareBelow(card, channel_id, text))
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
      const card = actor ? await inbound.command(actor, plainText(text)) : STRANGER
      if (card.name === 'notice' || card.name === 'reminder') await alone(card)
      else await say(chat, channel, card, thread_ts ?? ts)
    }
    await once.run(`message ${channel} ${ts}`, () => kindly(chat, 'mention', work, alone))
  })

  app.event('message', async ({ event }) => {
    if (event.channel_type !== 'im' || event.subtype !== undefined || 'bot_id' in event) return
    const { channel, user, ts, text = '' } = event
    const tell = (card: Card) => say(chat, channel, card)
    const work = async () => {
      const actor = await actorOf(chat, user)
      await tell(actor ? await inbound.command(actor, plainText(text)) : STRANGER)
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
