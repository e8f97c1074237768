/** What happens in a workspace that is not pejl's doing: invitations, people who change, retention. */

import type { Desk } from './delivery.ts'
import { deliveries } from './delivery.ts'
import type { Kind } from './users.ts'
import { APP, type Channel, type Person } from './workspace.ts'

type Lists = { channel: (key: string) => Channel; person: (key: string) => Person }

export function administration(desk: Desk, { channel, person }: Lists) {
  const { workspace } = desk
  const inChannel = (method: string, key: string, more = {}) =>
    workspace.asAdmin(method, { channel: channel(key).id, ...more })

  return {
    kickBot: (key: string) => inChannel('conversations.kick', key, { user: APP.botUserId }),
    /** The app is told of it, where it listens and may see the channel. */
    async inviteBot(key: string): Promise<void> {
      await inChannel('conversations.invite', key, { users: APP.botUserId })
      if (!desk.listens()) return
      const { id } = channel(key)
      const [admin] = workspace.persons
      if (!admin) throw new Error('nobody can invite')
      await deliveries(desk, admin).event('channels:read', {
        type: 'member_joined_channel',
        user: APP.botUserId,
        channel: id,
        channel_type: 'C',
        team: APP.team,
        inviter: admin.id,
        event_ts: `${Date.now() / 1000}`,
      })
    },
    archive: (key: string) => inChannel('conversations.archive', key),
    /** From now on Slack says that a person is this kind of user. */
    become: (key: string, kind: Kind) => workspace.users.become(person(key).id, kind),
    /** From now on a person has another address in Slack. */
    readdress: (key: string, email: string) => workspace.users.readdress(person(key).id, email),
    /** From now on a person is found by another address than theirs as well. */
    alsoFindBy: (key: string, email: string) => workspace.users.alsoFindBy(person(key).id, email),
    deactivate: (key: string) => workspace.users.become(person(key).id, 'deactivated'),
    /** Somebody else takes one of pejl's messages away. */
    delete: (id: string, ts: string) => workspace.asBot('chat.delete', { channel: id, ts }),
    /** Retention: what pejl wrote in a conversation until now is gone. */
    async expire(id: string): Promise<void> {
      const roots = await desk.messages(id)
      const replies = await Promise.all(roots.map((root) => desk.thread(root)))
      const own = [...roots, ...replies.flat()].filter(({ user }) => user === APP.botUserId)
      for (const { ts } of own) await workspace.asBot('chat.delete', { channel: id, ts })
    },
    /** From now on a message can be changed for so long (ms, Slack's clock) after it was written. */
    editableFor(milliseconds: number): void {
      workspace.rules.editableMs = milliseconds
    },
  }
}
