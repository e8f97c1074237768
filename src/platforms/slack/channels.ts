/** Which Slack channel a channel of people.yaml is: found by name once, then kept. */
import type { webApi } from '@slack/bolt'
import { type Recipient, toChannel } from '../../domain/recipient.ts'
import { type Channel, channelByKey, channelMeant, loadChannels } from '../../store/channels.ts'
import type { Db } from '../../store/engine/open.ts'
import { keepLink, linkOf, linksTo, nobody, PLATFORM } from './links.ts'

/** The channel's id. Throws SendError with what somebody can do. */
export async function channelId(db: Db, client: webApi.WebClient, key: string): Promise<string> {
  const channel = await channelByKey(db, key)
  if (!channel) throw nobody(`Kanalen ${key} står ikke længere i people.yaml.`)
  const { address, name } = channel
  if (/^[CG][A-Z0-9]{6,}$/.test(address)) return address
  const link = await linkOf(db, toChannel(key))
  const isSame = link?.from === namesOf(channel)
  const id = isSame ? link.id : (await linkChannels(db, client)).get(key)
  if (!id)
    throw nobody(
      `Slack har ingen åben kanal, der hedder ${name}. Opret den, og skriv /invite @pejl i kanalen; en privat kanal skal stå med sit id i people.yaml.`,
    )
  return id
}

/** Links every channel of people.yaml that Slack lists; the ids by key. */
async function linkChannels(
  db: Db,
  client: webApi.WebClient,
): Promise<ReadonlyMap<string, string>> {
  const listed = await publicChannels(client)
  const found = new Map<string, string>()
  const channels = await loadChannels(db)
  for (const channel of channels) {
    // A place that several goal sets tell in is called by its own name in people.yaml alone.
    const names = channels.filter(({ address }) => address === channel.address)
    const [id] = [channel, ...names].flatMap(
      ({ address, name }) => listed.get(bare(address)) ?? listed.get(bare(name)) ?? [],
    )
    if (!id) continue
    await link(db, channel, id)
    found.set(channel.key, id)
  }
  return found
}

/**
 * The channels of people.yaml that a Slack channel is: by its id, or by the name that it has now, which
 * links it. One that was made anew under its old name is found so.
 */
export async function channelsAt(
  db: Db,
  client: webApi.WebClient,
  id: string,
): Promise<Recipient[]> {
  const channels = (await loadChannels(db)).filter(isHere)
  const named = channels.filter(({ address }) => address === id)
  if (named.length > 0) return named.map(({ key }) => toChannel(key))
  const { channel: room } = await client.conversations.info({ channel: id })
  const isNamed = (name: string) => bare(name) === room?.name
  const found = channels.filter(({ address, name }) => isNamed(address) || isNamed(name))
  for (const channel of found) await link(db, channel, id)
  return found.map(({ key }) => toChannel(key))
}

/** The channel of people.yaml that somebody writes in, as far as is known without asking Slack. */
export async function knownChannelAt(db: Db, id: string): Promise<Recipient | undefined> {
  const links = await linksTo(db, toChannel(''), id)
  const linked = new Map(links.map(({ recipient, from }) => [recipient, from]))
  const isAt = (channel: Channel) =>
    channel.address === id || linked.get(toChannel(channel.key)) === namesOf(channel)
  return await channelMeant(db, (channel) => isHere(channel) && isAt(channel))
}

const isHere = ({ platform }: Channel): boolean => (platform ?? PLATFORM) === PLATFORM

const link = (db: Db, channel: Channel, id: string): Promise<void> =>
  keepLink(db, { recipient: toChannel(channel.key), id, from: namesOf(channel), checkedAt: 0 })

/** What people.yaml calls a channel: another name there is another channel. */
const namesOf = ({ address, name }: Channel): string => `${address} ${name}`

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
