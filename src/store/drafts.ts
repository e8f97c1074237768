import { z } from 'zod'
import type { Tx } from './engine/open.ts'

const typedSchema = z.object({
  figure: z.string(),
  comment: z.string(),
  evidence: z.string(),
  reason: z.string(),
  expectedOn: z.string(),
  /** The figure that was confirmed after a question, exactly as it was typed. */
  confirmed: z.string(),
  /** What was sent in; "" when the form was only opened again. */
  asked: z.enum(['', 'figure', 'postponement']),
  /** The newest revision the form knew of. */
  base: z.number().int(),
})

/** What somebody typed in the fields of one figure. */
export type Typed = z.infer<typeof typedSchema>

export type DraftKey = { personKey: string; delmaalId: string; period: string }

export async function saveDraft(tx: Tx, key: DraftKey, typed: Typed): Promise<void> {
  await tx.draft.upsert({
    where: { personKey_delmaalId_period: key },
    create: { ...key, typed },
    update: { typed },
  })
}

export async function dropDraft(tx: Tx, key: DraftKey): Promise<void> {
  await tx.draft.deleteMany({ where: key })
}

/** A person's drafts, by "<delmål id> <period>". */
export async function loadDrafts(db: Tx, personKey: string): Promise<Map<string, Typed>> {
  const rows = await db.draft.findMany({ where: { personKey } })
  return new Map(
    rows.map((row) => [`${row.delmaalId} ${row.period}`, typedSchema.parse(row.typed)]),
  )
}

export const emptyDraft: Typed = {
  figure: '',
  comment: '',
  evidence: '',
  reason: '',
  expectedOn: '',
  confirmed: '',
  asked: '',
  base: 0,
}
