/** What somebody typed and pejl could not take: kept until it is answered, so nothing typed is lost. */
import { z } from 'zod'
import { delmaalId, type FigureKey, figureId, readDelmaalId } from '../domain/figure-key.ts'
import { inBatches } from './engine/batches.ts'
import { insertion } from './engine/insertion.ts'
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
  asked: z.enum(['', 'figure', 'postponement', 'given-up']),
  /** The newest revision the form knew of. */
  base: z.number().int(),
})

/** What somebody typed in the fields of one figure. */
export type Typed = z.infer<typeof typedSchema>

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

/** A person's drafts by figure. */
export type Drafts = { of(figure: FigureKey): Typed | null }

/** What was typed for one figure. */
export type Draft = readonly [figure: FigureKey, typed: Typed]

export async function loadDrafts(db: Tx, personKey: string): Promise<Drafts> {
  const rows = await db.draft.findMany({
    where: { personKey, delmaal: { pejlemaerkeId: { not: null } } },
  })
  return draftsOf(
    rows.map(({ delmaalId: id, period, typed }): Draft => {
      return [{ ...readDelmaalId(id), period }, typedSchema.parse(typed)]
    }),
  )
}

/** By figure; the last of several for one figure counts. */
function draftsOf(drafts: readonly Draft[]): Drafts {
  const byFigure = new Map(drafts.map(([figure, typed]) => [figureId(figure), typed]))
  return { of: (figure) => byFigure.get(figureId(figure)) ?? null }
}

/** The same with some that were saved since. */
export function withDrafts(drafts: Drafts, saved: readonly Draft[]): Drafts {
  const newer = draftsOf(saved)
  return { of: (figure) => newer.of(figure) ?? drafts.of(figure) }
}

export const saveDraft = (
  tx: Tx,
  personKey: string,
  figure: FigureKey,
  typed: Typed,
): Promise<void> => saveDrafts(tx, personKey, [[figure, typed]])

/** Keeps what somebody typed for several figures; of two for one figure the last counts. */
export async function saveDrafts(
  tx: Tx,
  personKey: string,
  drafts: readonly Draft[],
): Promise<void> {
  const rows = drafts.map(([figure, typed]) => ({
    person_key: personKey,
    delmaal_id: delmaalId(figure),
    period: figure.period,
    typed,
  }))
  const last = new Map(rows.map((row) => [`${row.delmaal_id} ${row.period}`, row]))
  await inBatches(
    [...last.values()],
    (batch) => tx.$executeRaw`
      ${insertion('draft', batch)}
      ON CONFLICT (person_key, delmaal_id, period) DO UPDATE SET typed = excluded.typed`,
  )
}

/** Removes a draft and returns it; null when there was none. */
export async function takeDraft(
  tx: Tx,
  personKey: string,
  figure: FigureKey,
): Promise<Typed | null> {
  const [row] = await tx.$queryRaw<{ typed: unknown }[]>`
    DELETE FROM draft
    WHERE person_key = ${personKey} AND delmaal_id = ${delmaalId(figure)} AND period = ${figure.period}
    RETURNING typed`
  return row ? typedSchema.parse(row.typed) : null
}

/**
 * What was typed for the figures of these claims is kept, but no longer as sent in: a new reminder shows
 * it without the problems that pejl found with it then.
 */
export async function dropComplaints(
  tx: Tx,
  personKey: string,
  claimKeys: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE draft SET typed = jsonb_set(typed, '{asked}', '""') FROM claim
    WHERE claim.key = ANY(${[...claimKeys]}::text[]) AND draft.person_key = ${personKey}
      AND draft.delmaal_id = claim.delmaal_id AND draft.period = claim.period`
}
