/** The years that were published: append-only, one row a set and year. */
import { factsOf } from '../domain/answer/answers.ts'
import type { GoalSet } from '../domain/goal-set.ts'
import { yearlyExport } from '../domain/yearly/export.ts'
import type { StatusExport } from '../domain/yearly/shape.ts'
import { inForce, loadBaselines } from './baselines.ts'
import type { Tx } from './engine/open.ts'
import { bumpVersions } from './goal-sets.ts'
import { loadMeasurements } from './measurements.ts'
import { statusExport } from './yearly-export-schema.ts'

export type YearlyStatus = {
  year: number
  /** Person key; null: the document. */
  publishedBy: string | null
  /** Domain time. */
  at: Date
  /** As it was written, which is what is handed on. */
  export: StatusExport
}

/** Every published year of a goal set, oldest first. */
export async function loadYearlyStatuses(db: Tx, set: string): Promise<YearlyStatus[]> {
  const rows = await db.yearlyStatus.findMany({
    where: { goalSetKey: set },
    orderBy: { year: 'asc' },
  })
  return rows.map(({ year, publishedBy, at, export: written }) => ({
    ...{ year, publishedBy, at },
    export: statusExport.parse(written),
  }))
}

/** Publishes a year; one that is published already is refused by its unique key. */
export async function addYearlyStatus(tx: Tx, set: string, added: YearlyStatus): Promise<void> {
  await tx.yearlyStatus.create({ data: { goalSetKey: set, ...added } })
}

/**
 * The years that the documents of these goal sets published themselves, where they are not there yet:
 * frozen with the figures and baselines as printed, whatever people have reported since.
 */
export async function savePrintedYears(tx: Tx, sets: readonly GoalSet[], now: Date): Promise<void> {
  const printed = sets.filter((set) => printedYears(set).length > 0)
  if (printed.length === 0) return
  const rows = await tx.yearlyStatus.findMany({ select: { goalSetKey: true, year: true } })
  for (const set of printed) {
    const known = rows.filter(({ goalSetKey }) => goalSetKey === set.key).map(({ year }) => year)
    const missing = printedYears(set).filter((year) => !known.includes(year))
    if (missing.length === 0) continue
    const sources = await printedSources(tx, set)
    for (const year of missing)
      await addYearlyStatus(tx, set.key, {
        ...{ year, publishedBy: null, at: now },
        export: yearlyExport(sources, year),
      })
    await bumpVersions(tx, [set.key])
  }
}

const printedYears = ({ pejlemaerker }: GoalSet): number[] => [
  ...new Set(pejlemaerker.flatMap(({ published }) => published.map(({ year }) => year))),
]

/** What the document says, without what people have said since. */
async function printedSources(tx: Tx, set: GoalSet) {
  const answers = (await loadMeasurements(tx, set.key)).filter(({ by }) => by === null)
  const all = await loadBaselines(tx, set.key)
  const printed = [...all].map(
    ([code, own]) => [code, own.filter(({ confirmedBy }) => confirmedBy === null)] as const,
  )
  const baselines = new Map(printed.filter(([, own]) => own.length > 0))
  const facts = factsOf(inForce(baselines), answers)
  return { set, answers, baselines, facts, names: new Map<string, string>() }
}
