/** Steps that were decided, once and for all. */
import { delmaalId, type FigureKey, readDelmaalId } from '../domain/figure-key.ts'
import { inBatches } from './engine/batches.ts'
import { insertion } from './engine/insertion.ts'
import type { Tx } from './engine/open.ts'

const START = 'start'

export type Claim = {
  /** Unique for ever: the step this claim decides. */
  key: string
  kind: string
  at: Date
  figure?: FigureKey
  step?: string
  personKey?: string
}

/**
 * Claims steps. Returns the keys of those that were nobody's yet; of several processes that claim
 * the same step, exactly one gets it.
 */
export async function claim(tx: Tx, claims: readonly Claim[]): Promise<Set<string>> {
  const made = new Set<string>()
  const rows = claims.map(({ key, kind, at, figure, step, personKey }) => ({
    ...{ key, kind, at, step, person_key: personKey },
    ...{ delmaal_id: figure && delmaalId(figure), period: figure?.period },
  }))
  await inBatches(rows, async (batch) => {
    const own = await tx.$queryRaw<{ key: string }[]>`
      ${insertion('claim', batch)} ON CONFLICT DO NOTHING RETURNING key`
    for (const { key } of own) made.add(key)
  })
  return made
}

/** Ties claims to the message that carries them. */
export async function carry(tx: Tx, keys: readonly string[], messageId: string): Promise<void> {
  await inBatches(keys, (batch) =>
    tx.claim.updateMany({ where: { key: { in: batch } }, data: { messageId } }),
  )
}

/** Marks pejl's first start, unless it is marked already. */
export async function markStart(tx: Tx, at: Date): Promise<void> {
  await claim(tx, [{ key: START, kind: START, at }])
}

/** When pejl was first started: nothing older than this is caught up with. */
export async function startedAt(db: Tx): Promise<Date | null> {
  const row = await db.claim.findUnique({ where: { key: START } })
  return row?.at ?? null
}

/** A figure that a reminder carries. */
export type Carried = FigureKey & {
  /** A newer reminder, other than one that cannot be delivered, asks the person for it too. */
  askedAnew: boolean
}

const danish = new Intl.Collator('da', { numeric: true })

/** The figures that a reminder carries: those that were claimed first come first, then by code. */
export async function carriedBy(db: Tx, messageId: string): Promise<Carried[]> {
  const rows = await db.$queryRaw<
    { delmaalId: string; period: string; askedAnew: boolean; at: Date }[]
  >`
    SELECT own.delmaal_id AS "delmaalId", own.period, min(own.at) AS at,
      bool_or(newer.id IS NOT NULL) AS "askedAnew"
    FROM claim own
      JOIN message shown ON shown.id = own.message_id
      LEFT JOIN claim later ON later.delmaal_id = own.delmaal_id AND later.period = own.period
        AND later.kind = own.kind AND later.person_key = own.person_key
      LEFT JOIN message newer ON newer.id = later.message_id
        AND newer.seq > shown.seq AND newer.state <> 'failed'
    WHERE own.message_id = ${messageId}::uuid AND own.delmaal_id IS NOT NULL
    GROUP BY own.delmaal_id, own.period`
  return rows
    .map(({ delmaalId: id, ...row }) => ({ ...readDelmaalId(id), ...row }))
    .sort(
      (a, b) =>
        a.at.getTime() - b.at.getTime() ||
        danish.compare(a.code, b.code) ||
        danish.compare(a.period, b.period),
    )
    .map(({ at: _, ...carried }) => carried)
}
