import type { Tx } from './engine/open.ts'

export type Claim = {
  /** Unique for ever: the step this claim decides. */
  key: string
  kind: string
  at: Date
  delmaalId?: string
  period?: string
  step?: string
  personKey?: string
}

/**
 * Claims steps. Returns the keys of those that were nobody's yet; of several processes that claim
 * the same step, exactly one gets it.
 */
export async function claim(tx: Tx, claims: readonly Claim[]): Promise<Set<string>> {
  if (claims.length === 0) return new Set()
  const made = await tx.claim.createManyAndReturn({
    data: [...claims],
    skipDuplicates: true,
    select: { key: true },
  })
  return new Set(made.map((row) => row.key))
}

/** Ties claims to the message that carries them. */
export async function carry(tx: Tx, keys: readonly string[], messageId: string): Promise<void> {
  await tx.claim.updateMany({ where: { key: { in: [...keys] } }, data: { messageId } })
}

/** The claim that marks pejl's first start: nothing older than this is caught up with. */
export async function startedAt(db: Tx): Promise<Date | null> {
  const row = await db.claim.findUnique({ where: { key: 'start' } })
  return row?.at ?? null
}
