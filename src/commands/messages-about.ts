/** What was sent about a pejlemærke: its living card, each time it changed, and what was told below it. */
import { listCard } from '../cards/list.ts'
import type { PejlemaerkeKey } from '../domain/figure-key.ts'
import { type GoalSet, leaves, type Pejlemaerke } from '../domain/goal-set.ts'
import { messageKey } from '../loop/message-keys.ts'
import { delmaalName, pejlemaerkeName } from '../loop/names.ts'
import type { Pejl } from '../loop/pejl.ts'
import { type Archived, threadOf } from '../store/archive.ts'
import type { Invocation, Outcome } from './command.ts'
import { commandOf, mayRead, messageJson, rowOf } from './sent-messages.ts'

/** So many of the newest have a button. */
const MOST = 5

/** A pejlemærke's living card in all its versions, and what was told in its thread. */
export async function messagesAbout(
  pejl: Pejl,
  invocation: Invocation,
  set: GoalSet,
  { number, title, delmaal }: Pejlemaerke,
): Promise<Outcome> {
  const sent = (await sentAbout(pejl.db, invocation, { set: set.key, number })).reverse()
  const topic = pejlemaerkeName(pejl, set, number)
  return {
    card: listCard(
      `Beskeder om ${set.noun.one} ${topic} · ${title}`,
      sent.length === 0
        ? 'Der er ikke sendt nogen endnu.'
        : 'Kortet i kanalen, hver gang det ændrede sig, og linjerne under det; det nyeste først.',
      await Promise.all(sent.map((one) => rowOf(pejl, one))),
      [
        ...sent.slice(0, MOST).map((one) => ({
          title: `Besked ${one.seq}${one.versions === 1 ? '' : `, udgave ${one.version}`}`,
          command: commandOf(one),
        })),
        { title: `Status ${topic}`, command: `status ${topic}` },
        ...delmaal.flatMap(leaves).map(({ code }) => {
          const name = delmaalName(pejl, set, code)
          return { title: `Tal for ${name}`, command: `historik ${name}` }
        }),
      ],
    ),
    json: { goalSet: set.key, number, messages: sent.map(messageJson) },
    ok: true,
  }
}

/** The numbers of the messages that told of changes, by their keys; of those that were sent by now. */
export async function toldIn(
  { db }: Pejl,
  invocation: Invocation,
  pejlemaerke: PejlemaerkeKey,
): Promise<ReadonlyMap<string, number>> {
  const sent = await sentAbout(db, invocation, pejlemaerke)
  return new Map(sent.map(({ key, seq }) => [key, seq]))
}

/** What the person may read of it, of what had been sent, the oldest first. */
async function sentAbout(
  db: Pejl['db'],
  invocation: Invocation,
  pejlemaerke: PejlemaerkeKey,
): Promise<Archived[]> {
  const thread = await threadOf(db, messageKey.announcement(pejlemaerke))
  return thread.filter((one) => mayRead(invocation, one) && one.at <= invocation.now)
}
