/** The activities that Teams posts to a bot, field by field as it writes them. */
import { children, type Json } from './json.ts'
import { BOT, type Conversation, cardsOf, type Person, type Post, TENANT } from './world.ts'

const START = Date.parse('2026-01-05T08:00:00Z')

/** What every activity of a conversation carries. `thread` is the post that starts the thread. */
export function envelope(
  serviceUrl: string,
  conversation: Conversation,
  from: Person,
  id: string,
  thread?: string | null,
) {
  const { type, team } = conversation
  const inThread = type === 'channel' && thread
  return {
    id,
    channelId: 'msteams',
    serviceUrl,
    timestamp: new Date(START + Number(id.slice(-6)) * 1000).toISOString(),
    locale: 'da-DK',
    from: { id: from.id, name: from.name, aadObjectId: from.aadObjectId },
    recipient: BOT,
    conversation: {
      id: inThread ? `${conversation.id};messageid=${thread}` : conversation.id,
      conversationType: type,
      tenantId: TENANT,
      ...(type !== 'personal' && { isGroup: true, name: conversation.name }),
    },
    entities: [
      { type: 'clientInfo', locale: 'da-DK', country: 'DK', timezone: 'Europe/Copenhagen' },
    ],
    channelData: {
      tenant: { id: TENANT },
      ...(team && {
        team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId },
        channel: { id: conversation.id, name: conversation.name },
        teamsTeamId: team.id,
        teamsChannelId: conversation.id,
      }),
    } as Json,
  }
}

export type Envelope = ReturnType<typeof envelope>

/** The app was added to, or taken out of, a chat or a team; in a team a channel is chosen for it. */
export const installation = (
  base: Envelope,
  action: 'add' | 'remove',
  selected?: Conversation,
) => ({
  ...base,
  type: 'installationUpdate',
  action,
  channelData: {
    ...base.channelData,
    ...(selected && { settings: { selectedChannel: { id: selected.id } } }),
    source: { name: 'message' },
  },
})

/** People or bots came to a conversation, or left it. */
export const membership = (
  base: Envelope,
  change: { membersAdded: { id: string }[] } | { membersRemoved: { id: string }[] },
) => ({
  ...base,
  type: 'conversationUpdate',
  ...change,
  channelData: {
    ...base.channelData,
    ...('team' in base.channelData && {
      eventType: 'membersAdded' in change ? 'teamMemberAdded' : 'teamMemberRemoved',
    }),
  },
})

/** Text as the compose box sends it: plain, and once more as HTML. `mention` puts the bot first. */
export function message(base: Envelope, text: string, mention: boolean) {
  const html = escapeHtml(text).replaceAll('\n', '<br>')
  const span = `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">${BOT.name}</span>&nbsp;`
  const at = `<at>${BOT.name}</at>`
  return {
    ...base,
    type: 'message',
    textFormat: 'plain',
    text: mention ? `${at} ${text}\n` : text,
    attachments: [
      {
        contentType: 'text/html',
        content: `<div><div>${mention ? span : ''}${html}</div>\n</div>`,
      },
    ],
    entities: mention
      ? [{ type: 'mention', mentioned: BOT, text: at }, ...base.entities]
      : base.entities,
  }
}

/** A press on an Action.Execute: the card's data and what was typed, as one object. */
export const execute = (base: Envelope, post: Post, action: Json, inputs: Json) => ({
  ...base,
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId: post.id,
  value: {
    action: {
      type: 'Action.Execute',
      ...(action.id !== undefined && { id: action.id }),
      title: action.title,
      verb: action.verb,
      data: { ...(action.data as Json), ...inputs },
    },
    trigger: 'manual',
  },
})

/** A press on an Action.Submit, as hosts without Action.Execute send it: a message without text. */
export const submit = (base: Envelope, post: Post, action: Json, inputs: Json) => ({
  ...base,
  type: 'message',
  replyToId: post.id,
  value: { ...(action.data as Json), ...inputs },
  channelData: { ...base.channelData, source: { name: 'message' }, legacy: { replyToId: post.id } },
})

/** The action with this title on a post as it stands. */
export function actionOf(post: Post, title: string): Json {
  const found = cardsOf(post).flatMap(actions)
  const action = found.find((known) => known.title === title)
  if (!action) throw new Error(`no "${title}" among: ${found.map((known) => known.title)}`)
  return action
}

function actions(node: Json): Json[] {
  const own = String(node.type).startsWith('Action.') ? [node] : []
  const below = Object.entries(node).filter(([name]) => name !== 'fallback' && name !== 'data')
  return [...own, ...below.flatMap(([, value]) => children(value)).flatMap(actions)]
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
