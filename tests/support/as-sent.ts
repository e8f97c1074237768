/** What was sent, compared with what pejl would say today of the same moment. */

import type { Card } from '../../src/cards/card.ts'
import { keptCard } from '../../src/cards/kept.ts'
import { announcementOf } from '../../src/loop/announcement/render.ts'
import { type AsOf, asOf } from '../../src/loop/as-of.ts'
import { closingDigestCard, finalStatusCard } from '../../src/loop/closing/render.ts'
import { digestSchema } from '../../src/loop/digest/intent.ts'
import { digestOf } from '../../src/loop/digest/render.ts'
import type { Pejl } from '../../src/loop/pejl.ts'
import { allSituations } from '../../src/loop/situation.ts'
import type { House } from './house.ts'

/** One version of a message, beside what is said as of the moment when it was sent. */
export type Compared = {
  kind: string
  key: string
  at: Date
  sent: unknown
  asOf: unknown
}

const COMPARED = ['announcement', 'digest', 'final-status', 'closing-digest']

/**
 * Every version of every card there ever was that is made from what is known: living cards, digests, how a
 * period ended, in the order they arrived. Of versions of
 * one message at one moment (a test's clock stands still) the last is what was known at that moment.
 */
export async function comparedWithAsOf({
  db,
  pejl,
}: Pick<House, 'db' | 'pejl'>): Promise<Compared[]> {
  const versions = await db.archivedMessage.findMany({
    where: { kind: { in: COMPARED } },
    orderBy: { id: 'asc' },
  })
  const last = new Map(versions.map((one) => [`${one.messageId} ${one.at.toISOString()}`, one]))
  const messages = await db.message.findMany({ where: { kind: { in: COMPARED } } })
  const all = await allSituations(pejl, await pejl.clock.now())
  const moments = new Map<string, AsOf>()
  const compared: Compared[] = []
  for (const { messageId, kind, key, at, card } of last.values()) {
    const message = messages.find(({ id }) => id === messageId)
    if (!message) throw new Error(`living cards and digests are not pruned: ${key}`)
    const then = moments.get(at.toISOString()) ?? (await momentOf(pejl, all, at))
    moments.set(at.toISOString(), then)
    compared.push({ kind, key, at, sent: card, asOf: saidThen(then, message, card) })
  }
  return compared
}

async function momentOf(
  pejl: Pejl,
  all: Awaited<ReturnType<typeof allSituations>>,
  at: Date,
): Promise<AsOf> {
  const then = await asOf(pejl, all, at)
  if ('began' in then) throw new Error(`nothing was known at ${at.toISOString()}`)
  return then
}

type Sent = { kind: string; intent: unknown; at: Date }

/** As JSON has it, since that is how it is kept. */
function saidThen({ pejl, all }: AsOf, { kind, intent, at }: Sent, sent: unknown): unknown {
  const { set, number } = intent as { set: string; number: number }
  const known = all.followed.find((one) => one.set.key === set)
  if (!known) throw new Error(`${set} was not followed up`)
  const said: Record<string, () => Card | null> = {
    announcement: () => announcementOf(pejl, known, number, at),
    'final-status': () => finalStatusCard(pejl, known, number),
    'closing-digest': () => closingDigestCard(pejl, known),
    digest: () => digestOf(pejl, known, digestSchema.parse(intent), notArrived(sent)),
  }
  const card = said[kind]?.() ?? null
  return card && JSON.parse(JSON.stringify(keptCard(card)))
}

/** Whether messages had arrived is the outbox's, not the goal sets': it is taken from what was sent. */
const notArrived = (sent: unknown): string =>
  (sent as { data: { undelivered?: string } }).data.undelivered ?? ''
