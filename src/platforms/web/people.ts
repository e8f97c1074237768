/** Who can be chosen in local mode, and which conversations they see. */
import type { PrismaClient } from '../../generated/prisma/client.ts'
import { Refusal } from '../http.ts'
import { activity } from './posts.ts'

export type Conversation = {
  key: string
  name: string
  kind: 'private' | 'leaders' | 'management'
  /** The newest change that the person sees; "0" before the first. */
  version: string
}

const danish = new Intl.Collator('da', { numeric: true })

export async function people(prisma: PrismaClient): Promise<{ key: string; name: string }[]> {
  const active = await prisma.person.findMany({
    where: { active: true },
    select: { key: true, name: true },
  })
  return active.sort((a, b) => danish.compare(a.name, b.name))
}

/** Channels of another platform are not shown here. */
const onThisPage = { OR: [{ platform: null }, { platform: 'web' }] }

/** Throws a Refusal for somebody who does not take part. */
export async function knownPerson(prisma: PrismaClient, key: string): Promise<string> {
  const person = await prisma.person.findFirst({ where: { key, active: true } })
  if (!person) throw new Refusal(400, 'Vælg først, hvem du er.')
  return person.key
}

/** The private chat first, then the management channel and the leader channels. */
export async function conversations(prisma: PrismaClient, person: string): Promise<Conversation[]> {
  const channels = await prisma.channel.findMany({ where: onThisPage })
  const newest = await activity(prisma, person)
  const all = [
    { key: `person:${person}`, name: 'pejl', kind: 'private' as const },
    ...channels
      .map(({ key, name, pejlemaerkeId }) => ({
        key: `channel:${key}`,
        name,
        kind: pejlemaerkeId === null ? ('management' as const) : ('leaders' as const),
      }))
      .sort((a, b) => danish.compare(b.kind, a.kind) || danish.compare(a.name, b.name)),
  ]
  return all.map((one) => ({ ...one, version: newest.get(one.key) ?? '0' }))
}

/** Throws the same Refusal for a conversation that does not exist and for somebody else's. */
export async function openConversation(
  prisma: PrismaClient,
  person: string,
  key: string,
): Promise<string> {
  const channel = key.startsWith('channel:') ? key.slice('channel:'.length) : null
  const open =
    channel === null
      ? key === `person:${person}`
      : (await prisma.channel.count({ where: { key: channel, ...onThisPage } })) > 0
  if (!open) throw new Refusal(404, 'Den samtale findes ikke.')
  return key
}
