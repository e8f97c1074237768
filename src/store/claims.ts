/** Steps that were decided, once and for all. */
import { delmaalId, type QuestionKey } from '../domain/figure-key.ts'
import { inBatches } from './engine/batches.ts'
import { insertion } from './engine/insertion.ts'
import type { Tx } from './engine/open.ts'

const START = 'start'

export type Claim = {
  /** Unique for ever: the step this claim decides. */
  key: string
  kind: string
  at: Date
  about?: QuestionKey
  step?: string
  personKey?: string
}

/**
 * Claims steps. Returns the keys of those that were nobody's yet; of several processes that claim
 * the same step, exactly one gets it.
 */
export async function claim(tx: Tx, claims: readonly Claim[]): Promise<Set<string>> {
  const made = new Set<string>()
  const rows = claims.map(({ key, kind, at, about, step, personKey }) => ({
    ...{ key, kind, at, step, person_key: personKey },
    ...{ delmaal_id: about && delmaalId(about), period: about?.period },
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
