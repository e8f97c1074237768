/** What somebody answered of a plan's step and pejl could not take: kept until it is answered. */
import { z } from 'zod'
import { delmaalId, figureId, type QuestionKey, readDelmaalId } from '../domain/figure-key.ts'
import { insertion } from './engine/insertion.ts'
import type { Tx } from './engine/open.ts'

const typedSchema = z.object({
  choice: z.string(),
  reason: z.string(),
  when: z.string(),
  other: z.string(),
  /** It was sent in; "" when the question was only opened again, or is asked anew. */
  asked: z.enum(['', 'answer']),
  /** The newest revision the form knew of. */
  base: z.number().int(),
})
export type StepDraft = z.infer<typeof typedSchema>

/** A person's drafts by question. */
export type StepDrafts = { of(question: QuestionKey): StepDraft | null }

export async function loadStepDrafts(db: Tx, personKey: string): Promise<StepDrafts> {
  const rows = await db.draft.findMany({
    where: { personKey, delmaal: { pejlemaerkeId: null } },
  })
  const byQuestion = new Map(
    rows.map(({ delmaalId: id, period, typed }) => [
      figureId({ ...readDelmaalId(id), period }),
      typedSchema.parse(typed),
    ]),
  )
  return { of: (question) => byQuestion.get(figureId(question)) ?? null }
}

export async function saveStepDraft(
  tx: Tx,
  personKey: string,
  { period, ...step }: QuestionKey,
  typed: StepDraft,
): Promise<void> {
  const row = { person_key: personKey, delmaal_id: delmaalId(step), period, typed }
  await tx.$executeRaw`
    ${insertion('draft', [row])}
    ON CONFLICT (person_key, delmaal_id, period) DO UPDATE SET typed = excluded.typed`
}

export async function dropStepDraft(
  tx: Tx,
  personKey: string,
  { period, ...step }: QuestionKey,
): Promise<void> {
  await tx.draft.deleteMany({ where: { personKey, delmaalId: delmaalId(step), period } })
}
