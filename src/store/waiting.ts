/** Messages that have not gone out: since when, and how many. Times are real time. */
import { asRecipient, type Recipient } from '../domain/recipient.ts'
import type { Tx } from './engine/open.ts'

/**
 * Notes since when what is on its way has been so (again, when the clock was set back); what has arrived
 * or ended waits no more. One that
 * somebody is writing to at the moment is had next time: it waits for nobody, so it cannot be in a deadlock.
 */
export async function noteWaiting(db: Tx, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE message SET waiting_since = ${now}
    WHERE id IN (SELECT id FROM message
      WHERE state IN ('due', 'leased', 'sending', 'uncertain')
        AND (waiting_since IS NULL OR waiting_since > ${now}) FOR UPDATE SKIP LOCKED)`
}

/** A message that has waited for long, and the platform that it was last tried through. */
export type Waiting = { id: string; recipient: Recipient; platform: string | null; since: Date }

/** Those that have waited since before a moment, the longest first. */
export async function waitingSince(db: Tx, before: Date): Promise<Waiting[]> {
  const rows = await db.message.findMany({
    where: { state: { in: ['due', 'leased', 'sending'] }, waitingSince: { lte: before } },
    orderBy: [{ waitingSince: 'asc' }, { seq: 'asc' }],
    select: { id: true, recipient: true, platform: true, waitingSince: true },
  })
  return rows.map(({ waitingSince: since, recipient, ...row }) => ({
    ...row,
    recipient: asRecipient(recipient),
    since: since ?? before,
  }))
}

/** How many messages are on their way out. */
export const onTheirWay = (db: Tx): Promise<number> =>
  db.message.count({ where: { state: { in: ['due', 'leased', 'sending'] } } })

export type Undelivered = { uncertain: number; failed: number }

/** How many messages wait for somebody: of unknown outcome, and not to be delivered. */
export async function undelivered(db: Tx): Promise<Undelivered> {
  const rows = await db.message.groupBy({
    by: ['state'],
    where: { state: { in: ['uncertain', 'failed'] } },
    _count: true,
  })
  const of = (state: string) => rows.find((row) => row.state === state)?._count ?? 0
  return { uncertain: of('uncertain'), failed: of('failed') }
}
