/** Which Slack channel a channel of people.yaml is: found by name once, then kept. */
import type { webApi } from '@slack/bolt'
import { toChannel } from '../../domain/recipient.ts'
import { channelByKey, loadChannels } from '../../store/channels.ts'
import type { Db } from '../../store/engine/open.ts'
import { keepLink, linkedId, nobody } from './links.ts'

/** The channel's id. Throws SendError with what somebody can do. */
export async function channelId(db: Db, client: webApi.WebClient, key: string): Promise<string> {
  const channel = await channelByKey(db, key)
  if (!channel) throw nobody(`Kanalen ${key} står ikke længere i people.yaml.`)
  const { address, name } = channel
  if (/^[CG][A-Z0-9]{6,}$/.test(address)) return address
  const known = await linkedId(db, toChannel(key), `${address} ${name}`)
  const id = known ?? (await linkChannels(db, client)).get(key)
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
  for (const { key, address, name } of await loadChannels(db)) {
    const id = listed.get(bare(address)) ?? listed.get(bare(name))
    if (!id) continue
    await keepLink(db, toChannel(key), id, `${address} ${name}`)
    found.set(key, id)
  }
  return found
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
