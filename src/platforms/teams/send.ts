/** Writes in Teams: to people in their personal chat, to channels, and in threads. */
import { z } from 'zod'
import { readRecipient } from '../../domain/recipient.ts'
import { type Outgoing, type Ref, SendError } from '../../outbox/port.ts'
import { channelByKey } from '../../store/channels.ts'
import { personByKey } from '../../store/people.ts'
import { isOfPerson, NO_APP, TeamsError } from './errors.ts'
import { type Directory, findUser, search } from './people.ts'
import { keepUser, places, type TeamsUser } from './references.ts'

export type Sender = Directory & {
  /** Where Teams is reached before it has said so itself; null on one's own machine. */
  serviceUrl: string | null
}

const postSchema = z.object({
  serviceUrl: z.string(),
  conversation: z.string(),
  activity: z.string(),
})

/** Where a post stands. Throws SendError for one that stands on another platform. */
function postOf(ref: Ref): z.output<typeof postSchema> {
  const post = postSchema.safeParse(ref).data
  if (post) return post
  const advice = 'Beskeden, der skulle svares på, står ikke i Teams.'
  throw new SendError({ kind: 'gone', advice }, 'the message stands on another platform')
}

/** Makes a post; of a person's chat that is gone it makes a new one. Throws SendError. */
export async function send(
  sender: Sender,
  { recipient, root }: Omit<Outgoing, 'card'>,
  activity: object,
): Promise<Ref> {
  if (root) {
    const { serviceUrl, conversation, activity: thread } = postOf(root)
    const inThread = `${conversation};messageid=${thread}`
    const id = await (await connectorOf(sender, serviceUrl)).send(inThread, activity)
    return { serviceUrl, conversation, activity: id }
  }
  const { kind, key } = readRecipient(recipient)
  return kind === 'person'
    ? await sendToPerson(sender, key, activity)
    : await sendToChannel(sender, key, activity)
}

export async function update(sender: Sender, ref: Ref, activity: object): Promise<void> {
  const { serviceUrl, conversation, activity: id } = postOf(ref)
  await (await connectorOf(sender, serviceUrl)).update(conversation, id, activity)
}

const connectorOf = async ({ sdk }: Sender, serviceUrl: string) =>
  await (await sdk()).connector(serviceUrl)

/** Who is refused is looked for again: the address may be another account's by now. */
async function sendToPerson(sender: Sender, key: string, activity: object): Promise<Ref> {
  const person = await personByKey(sender.db, key)
  if (!person) throw left(key)
  const user = await findUser(sender, person.email)
  if (!user) throw new SendError({ kind: 'not-allowed', advice: NO_APP }, `${key} has no app`)
  try {
    return await writeTo(sender, user, activity)
  } catch (error) {
    if (!isOfPerson(error)) throw error
    const now = await search(sender, person.email)
    if (!now || now.id === user.id) throw error
    return await writeTo(sender, now, activity)
  }
}

async function writeTo(sender: Sender, user: TeamsUser, activity: object): Promise<Ref> {
  const { serviceUrl } = user
  const connector = await connectorOf(sender, serviceUrl)
  if (user.chat !== null)
    try {
      const id = await connector.send(user.chat, activity)
      return { serviceUrl, conversation: user.chat, activity: id }
    } catch (error) {
      if (!(error instanceof TeamsError && error.code === 'ConversationNotFound')) throw error
    }
  const conversation = await chatWith(sender, user)
  return { serviceUrl, conversation, activity: await connector.send(conversation, activity) }
}

async function chatWith(sender: Sender, user: TeamsUser): Promise<string> {
  const connector = await connectorOf(sender, user.serviceUrl)
  const chat = await connector.chatWith(user.user, user.tenant)
  await keepUser(sender.db, { ...user, chat })
  return chat
}

async function sendToChannel(sender: Sender, key: string, activity: object): Promise<Ref> {
  const channel = await channelByKey(sender.db, key)
  if (!channel) throw left(key)
  const conversation = conversationOf(channel.address)
  const serviceUrl = conversation && (await serviceUrlOf(sender, conversation))
  if (!conversation || !serviceUrl)
    throw new SendError(
      {
        kind: 'not-allowed',
        advice: `Kanalen er ikke fundet i Teams. Tilføj appen pejl til teamet, og skriv kanalens link (… → Hent link til kanal) som address for ${key} i people.yaml.`,
      },
      `no channel ${key}`,
    )
  const connector = await connectorOf(sender, serviceUrl)
  return { serviceUrl, conversation, activity: await connector.send(conversation, activity) }
}

/** Somebody or a channel that was there when the message was made. */
const left = (key: string): SendError =>
  new SendError(
    { kind: 'not-allowed', advice: `${key} står ikke længere i people.yaml.` },
    `no ${key} in people.yaml`,
  )

/** The id in a channel's address, which may be the link that Teams gives for the channel. */
export function conversationOf(address: string): string | null {
  const [, id] = /(19(?::|%3a)[^/?\s]+)/i.exec(address) ?? []
  return id === undefined ? null : decodeURIComponent(id)
}

/** Where the channel itself was heard from, else where any other was. */
async function serviceUrlOf(
  { db, serviceUrl }: Sender,
  conversation: string,
): Promise<string | null> {
  const known = await places(db)
  const own = known.find((place) => place.conversation === conversation)
  return own?.serviceUrl ?? known[0]?.serviceUrl ?? serviceUrl
}
