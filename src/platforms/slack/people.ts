/** Who is who: people are linked by e-mail, channels by name, once. */
import type { webApi } from '@slack/bolt'
import type { PrismaClient } from '../../generated/prisma/client.ts'
import type { Recipient } from '../../domain/recipient.ts'
import { SendError } from '../../outbox/port.ts'
import { asSendError, nameOf } from './errors.ts'

export type Directory = {
  /** The conversation to write in. Throws SendError with what somebody can do. */
  conversation(recipient: Recipient): Promise<string>
  /** Whose role a Slack user has; null for somebody who does not take part. */
  personOf(user: string): Promise<string | null>
}

const PLATFORM = 'slack'
const LEFT = ['user_disabled', 'user_not_found', 'users_not_found']

export function directory(prisma: PrismaClient, client: webApi.WebClient, team: string): Directory {
  const link = (recipient: string, externalId: string, from: string) => {
    const row = { externalId, address: { from } }
    return prisma.platformAddress.upsert({
      where: { platform_recipient: { platform: PLATFORM, recipient } },
      create: { platform: PLATFORM, recipient, ...row },
      update: row,
    })
  }

  /** The id that was found earlier, from what people.yaml still says. */
  async function known(recipient: string, from: string): Promise<string | null> {
    const row = await prisma.platformAddress.findUnique({
      where: { platform_recipient: { platform: PLATFORM, recipient } },
    })
    return row && (row.address as { from: string }).from === from ? row.externalId : null
  }

  async function userOf(key: string): Promise<string> {
    const person = await prisma.person.findUnique({ where: { key } })
    if (!person?.active) throw nobody(`${key} står ikke længere i people.yaml.`)
    const { email, name } = person
    const id = await known(`person:${key}`, email)
    if (id) return id
    const { user } = await client.users.lookupByEmail({ email }).catch((error) => {
      throw nameOf(error) === 'users_not_found'
        ? nobody(
            `Slack kender ingen aktiv bruger med e-mailadressen ${email} (${name}). Ret adressen i people.yaml, eller inviter personen til Slack.`,
          )
        : asSendError(error)
    })
    if (!user?.id) throw nobody(`Slack kender ikke ${email} (${name}). Ret adressen i people.yaml.`)
    await link(`person:${key}`, user.id, email)
    return user.id
  }

  /** Asked each time: to somebody who has left, a message is taken and read by nobody. */
  async function directMessage(key: string): Promise<string> {
    const users = await userOf(key)
    const { channel } = await client.conversations.open({ users }).catch(async (error) => {
      // Somebody who comes back may be another user with the same address.
      const recipient = `person:${key}`
      if (LEFT.includes(nameOf(error)))
        await prisma.platformAddress.deleteMany({ where: { platform: PLATFORM, recipient } })
      throw error
    })
    if (!channel?.id) throw nobody('Personen kan ikke få direkte beskeder i Slack.')
    return channel.id
  }

  async function channelOf(key: string): Promise<string> {
    const channel = await prisma.channel.findUnique({ where: { key } })
    if (!channel) throw nobody(`Kanalen ${key} står ikke længere i people.yaml.`)
    const { address, name } = channel
    if (/^[CG][A-Z0-9]{6,}$/.test(address)) return address
    const from = `${address} ${name}`
    const id = await known(`channel:${key}`, from)
    if (id) return id
    const found = (await linkChannels()).get(key)
    if (!found)
      throw nobody(
        `Slack har ingen åben kanal, der hedder ${name}. Opret den, og skriv /invite @pejl i kanalen; en privat kanal skal stå med sit id i people.yaml.`,
      )
    return found
  }

  /** Links every channel of people.yaml that Slack lists; the ids by key. */
  async function linkChannels(): Promise<ReadonlyMap<string, string>> {
    const listed = await publicChannels(client)
    const found = new Map<string, string>()
    for (const { key, address, name } of await prisma.channel.findMany()) {
      const id = listed.get(bare(address)) ?? listed.get(bare(name))
      if (!id) continue
      await link(`channel:${key}`, id, `${address} ${name}`)
      found.set(key, id)
    }
    return found
  }

  return {
    async conversation(recipient) {
      const [kind, key = ''] = recipient.split(':')
      try {
        return kind === 'person' ? await directMessage(key) : await channelOf(key)
      } catch (error) {
        const failure = asSendError(error)
        // Nothing has been sent yet, so nothing is uncertain.
        if (failure.failure.kind !== 'uncertain') throw failure
        throw new SendError({ kind: 'network' }, failure.message, { cause: error })
      }
    },

    async personOf(user) {
      const row = await prisma.platformAddress.findFirst({
        where: { platform: PLATFORM, externalId: user, recipient: { startsWith: 'person:' } },
      })
      const key = row?.recipient.slice('person:'.length) ?? ''
      const linked = row && (await prisma.person.findFirst({ where: { key, active: true } }))
      if (linked && linked.email === (row.address as { from: string }).from) return key
      const email = await emailOf(user)
      if (email === null) return null
      const person = await prisma.person.findFirst({
        where: { email: { equals: email, mode: 'insensitive' }, active: true },
      })
      if (!person) return null
      await link(`person:${person.key}`, user, person.email)
      return person.key
    },
  }

  /** Only of this workspace's own people: another's administrator can write any address. */
  async function emailOf(id: string): Promise<string | null> {
    const { user } = await client.users.info({ user: id })
    const own = user?.team_id === team && !user.deleted && !user.is_bot && !user.is_stranger
    return (own && user.profile?.email) || null
  }
}

/** The ids of the workspace's public channels by name. Private ones are not asked for. */
async function publicChannels(client: webApi.WebClient): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  let cursor: string | undefined
  do {
    const page = await client.conversations.list({
      types: 'public_channel',
      limit: 1000,
      ...(cursor && { cursor }),
    })
    for (const { name, id } of page.channels ?? []) if (name && id) found.set(name, id)
    cursor = page.response_metadata?.next_cursor
  } while (cursor)
  return found
}

/** "#direktion" and "direktion" are the same. */
const bare = (name: string): string => name.replace(/^#/, '')

const nobody = (advice: string) => new SendError({ kind: 'not-allowed', advice }, 'no such address')
