/** Who can be chosen in local mode, and which conversations they see. */
import { type Recipient, toChannel, toPerson } from '../../domain/recipient.ts'
import { type Channel, loadChannels } from '../../store/channels.ts'
import type { Db } from '../../store/engine/open.ts'
import { loadPeople, personByKey } from '../../store/people.ts'
import { Refusal } from '../http.ts'
import { PLATFORM } from './conversation.ts'
import { activity } from './posts.ts'

/** A conversation in the page's list. */
export type ListedConversation = {
  key: Recipient
  name: string
  kind: 'private' | 'leaders' | 'management'
  /** The newest change that the person sees; "0" before the first. */
  version: string
}

const danish = new Intl.Collator('da', { numeric: true })

export async function people(db: Db): Promise<{ key: string; name: string }[]> {
  const active = (await loadPeople(db)).map(({ key, name }) => ({ key, name }))
  return active.sort((a, b) => danish.compare(a.name, b.name))
}

/** Channels of another platform are not shown here. */
const channelsHere = async (db: Db): Promise<Channel[]> =>
  (await loadChannels(db)).filter(({ platform }) => platform === null || platform === PLATFORM)

/** Throws a Refusal for somebody who does not take part. */
export async function knownPerson(db: Db, key: string): Promise<string> {
  const person = await personByKey(db, key)
  if (!person) throw new Refusal(400, 'Vælg først, hvem du er.')
  return person.key
}

/** The private chat first, then the management channel and the leader channels. */
export async function conversations(db: Db, person: string): Promise<ListedConversation[]> {
  const newest = await activity(db, person)
  const all = [
    { key: toPerson(person), name: 'pejl', kind: 'private' as const },
    ...(await channelsHere(db))
      .map(({ key, name, number }) => ({
        key: toChannel(key),
        name,
        kind: number === null ? ('management' as const) : ('leaders' as const),
      }))
      .sort((a, b) => danish.compare(b.kind, a.kind) || danish.compare(a.name, b.name)),
  ]
  return all.map((one) => ({ ...one, version: newest.get(one.key) ?? '0' }))
}

/** Throws the same Refusal for a conversation that does not exist and for somebody else's. */
export async function openConversation(db: Db, person: string, key: string): Promise<Recipient> {
  const open = [toPerson(person), ...(await channelsHere(db)).map((one) => toChannel(one.key))]
  const found = open.find((recipient) => recipient === key)
  if (!found) throw new Refusal(404, 'Den samtale findes ikke.')
  return found
}
