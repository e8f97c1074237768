/** Places that pejl can write to (again): a channel that invited it, somebody who opened its tab. */
import type { App } from '@slack/bolt'
import { type Recipient, toPerson } from '../../domain/recipient.ts'
import { channelsAt } from './channels.ts'
import { type Conversation, kindly } from './conversation.ts'

type Opened = {
  /** pejl's own user. */
  botUser: string
  /** What waited or failed there goes out now. */
  reachable(recipient: Recipient): Promise<void>
}

export function hearOpened(app: App, chat: Conversation, { botUser, reachable }: Opened): void {
  const { client, db, once, people } = chat
  const quietly = (key: string, what: string, work: () => Promise<void>) =>
    once.run(key, () => kindly(chat, what, work, async () => {}))

  app.event('member_joined_channel', async ({ event }) => {
    const { user, channel, event_ts } = event
    if (user !== botUser) return
    await quietly(`joined ${channel} ${event_ts}`, 'invitation', async () => {
      for (const recipient of await channelsAt(db, client, channel)) await reachable(recipient)
    })
  })

  // Slack says so of both tabs, App Home and messages.
  app.event('app_home_opened', async ({ event }) => {
    await quietly(`opened ${event.user} ${event.event_ts}`, 'tab', async () => {
      const key = await people.personOf(event.user)
      if (key !== null) await reachable(toPerson(key))
    })
  })
}
