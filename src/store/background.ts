/** What stands beside a pejlemærke's figures: the documents' words, and what controllers add or end. */
import { z } from 'zod'
import { type PejlemaerkeKey, pejlemaerkeId, readPejlemaerkeId } from '../domain/figure-key.ts'
import type { GoalSet } from '../domain/goal-set.ts'
import { BACKGROUND_KINDS, type Background } from '../domain/sourced.ts'
import type { Tx } from './engine/open.ts'

/** An entry as it stands, or as it stood until it was ended. */
export type BackgroundEntry = Background & {
  /** The pejlemærke's. */
  pejlemaerke: number
  /** Of its kind in the pejlemærke, from 1: what people type. */
  number: number
  /** Person key; null for a document's. */
  addedBy: string | null
  addedAt: Date
  /** null while it stands. */
  ended: { by: string | null; at: Date; reason: string } | null
}

type Row = Awaited<ReturnType<Tx['background']['findMany']>>[number]

const fromRow = ({
  pejlemaerkeId: id,
  endedAt,
  endedBy,
  endReason,
  ...row
}: Row): BackgroundEntry => ({
  ...row,
  kind: z.enum(BACKGROUND_KINDS).parse(row.kind),
  pejlemaerke: readPejlemaerkeId(id).number,
  ended: endedAt && { by: endedBy, at: endedAt, reason: endReason },
})

/** Every entry of a goal set, ended ones too: by pejlemærke, then kind, then number. */
export async function loadBackground(db: Tx, set: string): Promise<BackgroundEntry[]> {
  const rows = await db.background.findMany({
    where: { pejlemaerke: { goalSetKey: set } },
    orderBy: [{ pejlemaerke: { number: 'asc' } }, { kind: 'asc' }, { number: 'asc' }],
  })
  return rows.map(fromRow)
}

type Added = Background & { addedBy: string | null; addedAt: Date }

/** Adds an entry below those of its kind; returns its number. */
export async function addBackground(tx: Tx, key: PejlemaerkeKey, added: Added): Promise<number> {
  const id = pejlemaerkeId(key)
  const last = await tx.background.findFirst({
    where: { pejlemaerkeId: id, kind: added.kind },
    orderBy: { number: 'desc' },
  })
  const number = (last?.number ?? 0) + 1
  await tx.background.create({ data: { ...added, pejlemaerkeId: id, number } })
  return number
}

/** Ends an entry that stands; what was ended before is left as it is. */
export async function endBackground(
  tx: Tx,
  key: PejlemaerkeKey,
  { kind, number }: Pick<BackgroundEntry, 'kind' | 'number'>,
  { by, at, reason }: { by: string | null; at: Date; reason: string },
): Promise<void> {
  await tx.background.updateMany({
    where: { pejlemaerkeId: pejlemaerkeId(key), kind, number, endedAt: null },
    data: { endedBy: by, endedAt: at, endReason: reason },
  })
}

/**
 * Brings a document's words into the database: what is new in the file gets the next number, what is
 * gone from it is ended. What controllers added or ended is never touched.
 */
export async function saveBackground(tx: Tx, set: GoalSet, now: Date): Promise<void> {
  const all = await loadBackground(tx, set.key)
  for (const { number, background } of set.pejlemaerker) {
    const key = { set: set.key, number }
    const own = all.filter((one) => one.pejlemaerke === number)
    const documents = own.filter(
      ({ addedBy, ended }) => addedBy === null && (ended === null || ended.by !== null),
    )
    const known = new Set(documents.map(nameOf))
    const kept = new Set(background.map(nameOf))
    const added = background.filter((entry) => !known.has(nameOf(entry)))
    await tx.background.createMany({
      data: BACKGROUND_KINDS.flatMap((kind) => {
        const last = Math.max(0, ...own.filter((one) => one.kind === kind).map((one) => one.number))
        return added
          .filter((entry) => entry.kind === kind)
          .map((entry, index) => ({
            ...{ ...entry, pejlemaerkeId: pejlemaerkeId(key), number: last + index + 1 },
            ...{ addedBy: null, addedAt: now },
          }))
      }),
    })
    for (const gone of documents.filter((one) => one.ended === null && !kept.has(nameOf(one))))
      await endBackground(tx, key, gone, { by: null, at: now, reason: GONE })
  }
}

/** Read by people: it was mended or taken out of what pejl has of the document. */
const GONE = 'rettet eller taget ud'

const nameOf = ({ kind, code, text }: Background): string => `${kind} ${code} ${text}`
