/** The Web API's methods about messages and people, as strict as Slack's. */
import { messageRefusal, type Refusal, refusal } from './limits.ts'
import type { Json } from './shape.ts'
import { withIds } from './views.ts'
import type { Args, Reply, Workspace } from './workspace.ts'

export type Ephemeral = { ts: string; channel: string; user: string; via: string } & Json
type Methods = Readonly<Record<string, (args: Args) => Promise<Reply | Refusal>>>

const yes = (value: unknown) => value === true || value === 'true' || value === '1'

export function channelMethods(
  workspace: Workspace,
  ephemerals: Ephemeral[],
  now: () => number,
): Methods {
  /** A channel may be named in chat.postMessage; everywhere else it is an id. */
  const idOf = (channel: unknown): string => {
    const name = String(channel).replace(/^#/, '')
    return workspace.channels.find((one) => one.name === name)?.id ?? name
  }

  /** Why the bot cannot speak there, or null. emulate lets it speak in any public channel. */
  async function cannotSpeak(channel: string): Promise<Refusal | null> {
    if (workspace.persons.some(({ id }) => id === channel)) return null
    const room = await workspace.channel(channel)
    if (!room) return refusal('channel_not_found')
    if (room.is_archived) return refusal('is_archived')
    if (room.is_im || room.is_member) return null
    return refusal(room.is_private ? 'channel_not_found' : 'not_in_channel')
  }

  /** A message that stands, and has stood for longer than the workspace lets one be changed. */
  async function isTooOld({ channel, ts }: Args): Promise<boolean> {
    if (now() - Number(ts) * 1000 <= workspace.rules.editableMs) return false
    const { messages } = await workspace.asBot('conversations.replies', { channel, ts })
    return (messages as Json[]).some((message) => message.ts === ts)
  }

  /** emulate shows metadata always, and knows neither `oldest` nor `latest`. */
  async function past(method: string, args: Args): Promise<Reply> {
    const reply = await workspace.asApp(method, { ...args, limit: 1000, cursor: undefined })
    if (!reply.ok) return reply
    const inclusive = yes(args.inclusive)
    const inside = ({ ts }: { ts: string }) =>
      (!args.oldest || ts > String(args.oldest) || (inclusive && ts === args.oldest)) &&
      (!args.latest || ts < String(args.latest) || (inclusive && ts === args.latest))
    const found = (reply.messages as ({ ts: string } & Json)[]).filter(inside)
    const from = args.cursor ? found.findIndex(({ ts }) => ts === args.cursor) : 0
    const end = from + Number(args.limit ?? 100)
    const messages = found
      .slice(from, end)
      .map(({ metadata, ...message }) =>
        yes(args.include_all_metadata) && metadata ? { ...message, metadata } : message,
      )
    const next_cursor = found[end]?.ts ?? ''
    return { ok: true, messages, has_more: next_cursor !== '', response_metadata: { next_cursor } }
  }

  async function userInfo(args: Args): Promise<Reply> {
    const reply = await workspace.asApp('users.info', args)
    return reply.ok ? { ...reply, user: workspace.users.as(reply.user as Json) } : reply
  }

  return {
    'chat.postMessage': async (args) => {
      const channel = idOf(args.channel)
      const refused = messageRefusal(args) ?? (await cannotSpeak(channel))
      return refused ?? workspace.asApp('chat.postMessage', { ...withIds(args), channel })
    },
    'chat.update': async (args) => {
      const refused = messageRefusal(args)
      if (refused) return refused
      const room = await workspace.channel(String(args.channel))
      if (!room) return refusal('channel_not_found')
      if (room.is_archived) return refusal('is_archived')
      return (await isTooOld(args))
        ? refusal('edit_window_closed')
        : workspace.asApp('chat.update', withIds(args))
    },
    'chat.postEphemeral': async (args) => {
      const channel = String(args.channel)
      const refused = messageRefusal(args) ?? (await cannotSpeak(channel))
      if (refused) return refused
      const message = withIds(args)
      const reply = await workspace.asApp('chat.postEphemeral', message)
      const ts = String(reply.message_ts)
      if (reply.ok)
        ephemerals.push({
          ...message,
          channel,
          user: String(args.user),
          ts,
          via: 'chat.postEphemeral',
        })
      return reply
    },
    'conversations.history': (args) => past('conversations.history', args),
    'conversations.replies': (args) => past('conversations.replies', args),
    'conversations.open': async (args) => {
      const reply = await workspace.asApp('conversations.open', args)
      const gone = String(args.users)
        .split(',')
        .some((id) => workspace.users.hasLeft(id))
      return reply.ok && gone ? refusal('user_disabled') : reply
    },
    'users.info': userInfo,
    // Capitals do not matter. A message to somebody who has left is taken and read by nobody; only
    // this and conversations.open tell.
    'users.lookupByEmail': async (args) => {
      const email = String(args.email).toLowerCase()
      const reply = await workspace.asApp('users.lookupByEmail', { email })
      if (!reply.ok && reply.error !== 'users_not_found') return reply
      const first = (reply.user as { id: string } | undefined)?.id
      const id = workspace.users.holderOf(email, first)
      return id && !workspace.users.hasLeft(id)
        ? userInfo({ user: id })
        : refusal('users_not_found')
    },
  }
}

/** Passed on as they are. Every other method is `unknown_method`, until a test needs it. */
export const PASSED_ON: readonly string[] = [
  'auth.test',
  'chat.delete',
  'chat.getPermalink',
  'conversations.info',
  'conversations.join',
  'conversations.list',
  'conversations.members',
]
