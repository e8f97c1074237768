/** Writes in Teams: to people in their personal chat, to channels, and in threads. */
import type { PrismaClient } from '../../generated/prisma/client.ts'
import { type Outgoing, type Ref, SendError } from '../../outbox/port.ts'
import { NO_APP, TeamsError } from './errors.ts'
import { type Directory, findUser } from './people.ts'
import { keepUser, places, type User } from './references.ts'

export type Mail = Directory & {
  /** pejl's tenant; "" on one's own machine. */
  tenant: string
  /** Where Teams is reached before it has said so itself; null on one's own machine. */
  serviceUrl: string | null
}

/** Where a post stands. */
type PostRef = { serviceUrl: string; conversation: string; activity: string }
const refOf = (ref: Ref) => ref as PostRef

/** Makes a post; of a person's chat that is gone it makes a new one. Throws SendError. */
export async function send(
  mail: Mail,
  { recipient, root }: Omit<Outgoing, 'card'>,
  activity: object,
): Promise<Ref> {
  if (root) {
    const { serviceUrl, conversation, activity: thread } = refOf(root)
    const inThread = `${conversation};messageid=${thread}`
    const id = await (await connectorOf(mail, serviceUrl)).send(inThread, activity)
    return { serviceUrl, conversation, activity: id }
  }
  const key = recipient.slice(recipient.indexOf(':') + 1)
  return recipient.startsWith('person:')
    ? await sendToPerson(mail, key, activity)
    : await sendToChannel(mail, key, activity)
}

export async function update(mail: Mail, ref: Ref, activity: object): Promise<void> {
  const { serviceUrl, conversation, activity: id } = refOf(ref)
  await (await connectorOf(mail, serviceUrl)).update(conversation, id, activity)
}

const connectorOf = async ({ sdk }: Mail, serviceUrl: string) =>
  await (await sdk()).connector(serviceUrl)

async function sendToPerson(mail: Mail, key: string, activity: object): Promise<Ref> {
  const { email } = await mail.prisma.person.findUniqueOrThrow({ where: { key } })
  const user = await findUser(mail, email, mail.tenant)
  if (!user) throw new SendError({ kind: 'not-allowed', advice: NO_APP }, `${key} has no app`)
  const { serviceUrl } = user
  const connector = await connectorOf(mail, serviceUrl)
  if (user.chat !== null)
    try {
      const id = await connector.send(user.chat, activity)
      return { serviceUrl, conversation: user.chat, activity: id }
    } catch (error) {
      if (!(error instanceof TeamsError && error.code === 'ConversationNotFound')) throw error
    }
  const conversation = await chatWith(mail, user)
  return { serviceUrl, conversation, activity: await connector.send(conversation, activity) }
}

async function chatWith(mail: Mail, user: User): Promise<string> {
  const connector = await connectorOf(mail, user.serviceUrl)
  const chat = await connector.chatWith(user.user, user.tenant)
  await keepUser(mail.prisma, { ...user, chat })
  return chat
}

async function sendToChannel(mail: Mail, key: string, activity: object): Promise<Ref> {
  const { address } = await mail.prisma.channel.findUniqueOrThrow({ where: { key } })
  const conversation = conversationOf(address)
  const serviceUrl = conversation && (await serviceUrlOf(mail, conversation))
  if (!conversation || !serviceUrl)
    throw new SendError(
      {
        kind: 'not-allowed',
        advice: `Kanalen er ikke fundet i Teams. Tilføj appen pejl til teamet, og skriv kanalens link (… → Hent link til kanal) som address for ${key} i people.yaml.`,
      },
      `no channel ${key}`,
    )
  const connector = await connectorOf(mail, serviceUrl)
  return { serviceUrl, conversation, activity: await connector.send(conversation, activity) }
}

/** The id in a channel's address, which may be the link that Teams gives for the channel. */
export function conversationOf(address: string): string | null {
  const [, id] = /(19(?::|%3a)[^/?\s]+)/i.exec(address) ?? []
  return id === undefined ? null : decodeURIComponent(id)
}

/** Where the channel itself was heard from, else where any other was. */
async function serviceUrlOf(
  { prisma, serviceUrl }: { prisma: PrismaClient; serviceUrl: string | null },
  conversation: string,
): Promise<string | null> {
  const known = await places(prisma)
  const own = known.find((place) => place.conversation === conversation)
  return own?.serviceUrl ?? known[0]?.serviceUrl ?? serviceUrl
}
