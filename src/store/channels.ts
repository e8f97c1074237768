/** The channels of each goal set, from people.yaml. */
import { pejlemaerkeId, readPejlemaerkeId } from '../domain/figure-key.ts'
import { type Recipient, toChannel } from '../domain/recipient.ts'
import type { Tx } from './engine/open.ts'
import { byFile } from './goal-sets.ts'

export type Channel = {
  key: string
  name: string
  /** The platform it is on; null for the one that is on. */
  platform: string | null
  /** The platform's own name for it. */
  address: string
  /** The goal set's key. */
  set: string
  /** The number of its pejlemærke; null for the management channel. */
  number: number | null
  /** Key of the leader who is asked to reflect; null: nobody. */
  leader: string | null
}

type Row = Awaited<ReturnType<Tx['channel']['findMany']>>[number]

const fromRow = ({ goalSetKey, pejlemaerkeId: id, leaderKey, ...row }: Row): Channel => ({
  ...row,
  set: goalSetKey,
  number: id === null ? null : readPejlemaerkeId(id).number,
  leader: leaderKey,
})

const toRow = ({ set, number, leader, ...row }: Channel): Row => ({
  ...row,
  goalSetKey: set,
  pejlemaerkeId: number === null ? null : pejlemaerkeId({ set, number }),
  leaderKey: leader,
})

/** Every channel, of every goal set or of one. */
export async function loadChannels(db: Tx, set?: string): Promise<Channel[]> {
  const rows = await db.channel.findMany({ where: { goalSetKey: set }, orderBy: { key: 'asc' } })
  return rows.map(fromRow)
}

export async function channelByKey(db: Tx, key: string): Promise<Channel | null> {
  const row = await db.channel.findUnique({ where: { key } })
  return row && fromRow(row)
}

/**
 * The channel that somebody writes in; undefined where there is none, and where several goal sets are
 * told of.
 * @param isThere whether a channel is that place, as the platform knows
 */
export async function channelMeant(
  db: Tx,
  isThere: (channel: Channel) => boolean,
): Promise<Recipient | undefined> {
  const all = await loadChannels(db)
  const [found] = all.filter(isThere)
  if (!found) return undefined
  const isSameAddress = ({ platform, address }: Channel) =>
    platform === found.platform && address === found.address
  const sets = new Set(
    all.filter((one) => isThere(one) || isSameAddress(one)).map(({ set }) => set),
  )
  return sets.size === 1 ? toChannel(found.key) : undefined
}

/** Adds channels of a goal set that a controller adopts in chat. */
export async function addChannels(tx: Tx, channels: readonly Channel[]): Promise<void> {
  await tx.channel.createMany({ data: channels.map(toRow), skipDuplicates: true })
}

/**
 * Makes the channels exactly people.yaml's, but in sets that a controller adopted in chat. Returns
 * whether anything was changed.
 * @param sets the keys of those that are followed up by their file
 */
export async function saveChannels(
  tx: Tx,
  channels: readonly Channel[],
  sets: readonly string[],
): Promise<boolean> {
  const where = { goalSet: byFile(sets) }
  const text = (all: readonly Channel[]) =>
    JSON.stringify(
      all
        .map((one) => Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    )
  const known = (await tx.channel.findMany({ where })).map(fromRow)
  if (text(known) === text(channels)) return false
  await tx.channel.deleteMany({ where })
  await tx.channel.createMany({ data: channels.map(toRow) })
  return true
}
