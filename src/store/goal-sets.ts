import { delmaalId, figureIn, pejlemaerkeId } from '../domain/figure-key.ts'
import type { GoalSet } from '../domain/goal-set.ts'
import { allLeaves } from '../domain/goal-set.ts'
import { planItems } from '../domain/plan/plan.ts'
import { saveBackground } from './background.ts'
import { addBaselines, type NewBaseline, newestBaselines } from './baselines.ts'
import { inBatches } from './engine/batches.ts'
import { StoreError } from './engine/errors.ts'
import { insertion } from './engine/insertion.ts'
import type { Tx } from './engine/open.ts'
import { addMeasurements, type NewMeasurement, newestMeasurements } from './measurements.ts'
import { loadNoFigures } from './no-figures.ts'
import { loadPostponements } from './postponements.ts'

/** How a goal set stands in the store. */
export type Standing = {
  /** One more with every change of what is known of it. */
  version: number
  /** When a controller made it one that is followed up, in domain time; null: nobody has. */
  adoptedAt: Date | null
  /** ISO date: what was due before is not asked for; null: everything is. */
  startsOn: string | null
  /** The year that a controller has prolonged its period to; null: its file's own. */
  prolongedTo: number | null
}

/** How each of these goal sets stands. */
export async function standingOf(db: Tx, sets: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await db.goalSet.findMany({
    where: { key: { in: [...sets] } },
    select: { key: true, version: true, adoptedAt: true, startsOn: true, prolongedTo: true },
  })
  return new Map(rows.map(({ key, ...row }) => [key, row]))
}

/** Those whose people and channels are people.yaml's: all but the ones that a controller adopted in chat. */
export const byFile = (sets: readonly string[]) => ({
  OR: [{ adoptedAt: null }, { key: { in: [...sets] } }],
})

/** Makes a goal set one that is followed up, from an ISO date on. */
export async function adoptGoalSet(
  tx: Tx,
  key: string,
  { by, at, startsOn }: { by: string; at: Date; startsOn: string },
): Promise<void> {
  await tx.goalSet.update({
    where: { key },
    data: { adoptedBy: by, adoptedAt: at, startsOn },
  })
}

/**
 * How a goal set stands, which nobody else changes until the transaction ends: changes to one
 * set take turns, so that "from" and "to" are never two people's at once.
 */
export async function lockGoalSet(tx: Tx, set: string): Promise<Standing> {
  const [row] = await tx.$queryRaw<Standing[]>`
    SELECT version, adopted_at AS "adoptedAt", starts_on AS "startsOn",
      prolonged_to AS "prolongedTo"
    FROM goal_set WHERE key = ${set} FOR UPDATE`
  if (!row) throw new RangeError(`no goal set ${set}`)
  return row
}

/** Says that something known of these goal sets has changed, in the transaction that changes it. */
export async function bumpVersions(tx: Tx, sets: readonly string[]): Promise<void> {
  await tx.goalSet.updateMany({
    where: { key: { in: [...sets] } },
    data: { version: { increment: 1 } },
  })
}

/**
 * Brings a goal set from its seed file into the database. Repeating it changes nothing; a changed
 * file changes the definition and adds a revision where a printed figure was corrected. What people
 * have reported is never touched. Returns whether anything was changed. Throws StoreError when the
 * file drops a delmål that has figures.
 */
export async function saveGoalSet(
  tx: Tx,
  set: GoalSet,
  checksum: string,
  now: Date,
): Promise<boolean> {
  const { key, title } = set
  const known = await tx.goalSet.findUnique({ where: { key }, select: { checksum: true } })
  if (known?.checksum === checksum) return false
  await tx.$executeRaw`
    INSERT INTO goal_set (key, title, definition, checksum)
    VALUES (${key}, ${title}, ${JSON.stringify(set)}::jsonb, ${checksum})
    ON CONFLICT (key) DO UPDATE SET
      title = excluded.title, definition = excluded.definition, checksum = excluded.checksum`
  await refuseLostDelmaal(tx, set)
  const pejlemaerker = set.pejlemaerker.map(({ number }) => ({
    id: pejlemaerkeId({ set: key, number }),
    goal_set_key: key,
    number,
  }))
  const delmaal = allLeaves(set).map(({ pejlemaerke: { number }, delmaal: { code } }) => ({
    id: delmaalId({ set: key, code }),
    goal_set_key: key,
    pejlemaerke_id: pejlemaerkeId({ set: key, number }),
    code,
  }))
  const steps = set.plan ? planItems(set.plan) : []
  await addMissing(tx, 'pejlemaerke', pejlemaerker)
  await addMissing(tx, 'delmaal', delmaal)
  await addMissing(
    tx,
    'delmaal',
    steps.map(({ code }) => ({ id: delmaalId({ set: key, code }), goal_set_key: key, code })),
  )
  await saveBackground(tx, set, now)
  await saveBaselines(tx, set, now)
  await savePublished(tx, set, now)
  await bumpVersions(tx, [key])
  return true
}

const addMissing = (tx: Tx, table: string, rows: readonly object[]): Promise<void> =>
  inBatches(rows, (batch) => tx.$executeRaw`${insertion(table, batch)} ON CONFLICT DO NOTHING`)

async function refuseLostDelmaal(tx: Tx, set: GoalSet): Promise<void> {
  const kept = new Set(allLeaves(set).map(({ delmaal }) => delmaal.code))
  const reported = await tx.delmaal.findMany({
    where: {
      goalSetKey: set.key,
      OR: [{ measurements: { some: {} } }, { planAnswers: { some: {} } }],
    },
    select: { code: true, pejlemaerkeId: true },
  })
  const steps = new Set(set.plan ? planItems(set.plan).map(({ code }) => code) : [])
  // An area that took another's place stands in no file.
  const isChosen = (code: string) => /^O\d+[b-z]$/.test(code)
  const lost = reported.find(({ code, pejlemaerkeId: id }) =>
    id === null ? !steps.has(code) && !isChosen(code) : !kept.has(code),
  )
  if (lost)
    throw new StoreError(
      lost.pejlemaerkeId === null
        ? `${set.title}: ${lost.code} er besvaret og kan ikke fjernes fra filen. Skriv den ind igen.`
        : `${set.title}: delmål ${lost.code} har indberettede tal og kan ikke fjernes fra filen. Markér det som udgået i stedet.`,
    )
}

/** The document's own baselines: the first revision, or a new one where the file was corrected. */
async function saveBaselines(tx: Tx, set: GoalSet, now: Date): Promise<void> {
  const newest = await newestBaselines(tx, set.key)
  const corrected = allLeaves(set).flatMap(({ delmaal: { code, baseline } }): NewBaseline[] => {
    if (!baseline) return []
    const { value, year } = baseline
    const known = newest.get(code)
    if (known && (known.confirmedBy !== null || (known.value === value && known.year === year)))
      return []
    const revision = (known?.revision ?? 0) + 1
    return [{ set: set.key, code, revision, year, value, confirmedBy: null, at: now }]
  })
  await addBaselines(tx, corrected)
}

/** The same for the figures that are printed in the document; other answers share their revisions. */
async function savePublished(tx: Tx, set: GoalSet, now: Date): Promise<void> {
  const newest = await newestMeasurements(tx, set.key)
  const others = [...(await loadPostponements(tx, set.key)), ...(await loadNoFigures(tx, set.key))]
  const said = Map.groupBy(others, figureIn)
  const corrected = allLeaves(set).flatMap(({ delmaal: { code, published } }) =>
    published.flatMap(({ period, value }): NewMeasurement[] => {
      const name = figureIn({ code, period })
      const known = newest.get(name)
      if (known && (known.by !== null || known.value === value)) return []
      const taken = (said.get(name) ?? []).map((one) => one.revision)
      const revision = Math.max(known?.revision ?? 0, ...taken) + 1
      const from = { by: null, through: 'document', at: now, comment: '', evidence: '' }
      return [{ set: set.key, code, period, revision, value, ...from }]
    }),
  )
  await addMeasurements(tx, corrected)
}
