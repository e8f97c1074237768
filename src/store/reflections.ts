/** Leaders' private reflections: read by their writer only, unless shared. */
import { z } from 'zod'
import { type PejlemaerkeKey, pejlemaerkeId, readPejlemaerkeId } from '../domain/figure-key.ts'
import type { Tx } from './engine/open.ts'

const occasionSchema = z.object({
  number: z.number(),
  codes: z.array(z.string()),
  openings: z.array(z.string()),
  questions: z.array(z.object({ codes: z.array(z.string()), text: z.string() })),
  editing: z.boolean(),
})

/** What happened, what was asked, and whether the answer is being written again. */
export type Occasion = z.infer<typeof occasionSchema>

export type Reflection = {
  id: string
  pejlemaerke: PejlemaerkeKey
  personKey: string
  occasion: Occasion
  answer: string | null
  sharedAt: Date | null
  answeredAt: Date | null
}

type Row = NonNullable<Awaited<ReturnType<Tx['reflection']['findUnique']>>>

const fromRow = ({ pejlemaerkeId: id, occasion, at: _, ...row }: Row): Reflection => ({
  ...row,
  pejlemaerke: readPejlemaerkeId(id),
  occasion: occasionSchema.parse(occasion),
})

export async function addReflection(
  tx: Tx,
  { pejlemaerke, ...row }: Pick<Reflection, 'id' | 'pejlemaerke' | 'personKey' | 'occasion'>,
  at: Date,
): Promise<void> {
  await tx.reflection.create({ data: { ...row, pejlemaerkeId: pejlemaerkeId(pejlemaerke), at } })
}

/** How many prompts this person has had. */
export const promptsOf = (db: Tx, personKey: string): Promise<number> =>
  db.reflection.count({ where: { personKey } })

/** Throws when there is none. */
export async function reflectionById(db: Tx, id: string): Promise<Reflection> {
  return fromRow(await db.reflection.findUniqueOrThrow({ where: { id } }))
}

/** A reflection that this person wrote or was asked for; nobody else's is found. */
export async function ownReflection(
  db: Tx,
  personKey: string,
  id: string,
): Promise<Reflection | null> {
  if (!z.uuid().safeParse(id).success) return null
  const row = await db.reflection.findFirst({ where: { id, personKey } })
  return row && fromRow(row)
}

export async function changeReflection(
  tx: Tx,
  id: string,
  change: Partial<Pick<Reflection, 'occasion' | 'answer' | 'sharedAt' | 'answeredAt'>>,
): Promise<Reflection> {
  return fromRow(await tx.reflection.update({ where: { id }, data: change }))
}
