import type { Delmaal, GoalSet } from '../domain/goal-set.ts'
import { allLeaves } from '../domain/goal-set.ts'
import { StoreError } from './engine/errors.ts'
import { delmaalId, pejlemaerkeId } from './facts.ts'
import type { Tx } from './engine/open.ts'

/**
 * Brings a goal set from its seed file into the database. Repeating it changes nothing; a changed
 * file changes the definition and adds a revision where a printed figure was corrected. What people
 * have reported is never touched. Throws StoreError when the file drops a delmål that has figures.
 */
export async function saveGoalSet(tx: Tx, set: GoalSet, checksum: string, now: Date) {
  const known = await tx.goalSet.findUnique({ where: { key: set.key } })
  if (known?.checksum === checksum) return
  const row = { title: set.title, definition: set, checksum }
  await tx.goalSet.upsert({
    where: { key: set.key },
    create: { key: set.key, ...row },
    update: row,
  })
  await refuseLostDelmaal(tx, set)
  await tx.pejlemaerke.createMany({
    data: set.pejlemaerker.map(({ number }) => ({
      id: pejlemaerkeId(set, number),
      goalSetKey: set.key,
      number,
    })),
    skipDuplicates: true,
  })
  await tx.delmaal.createMany({
    data: allLeaves(set).map(({ pejlemaerke, delmaal }) => ({
      id: delmaalId(set, delmaal.code),
      goalSetKey: set.key,
      pejlemaerkeId: pejlemaerkeId(set, pejlemaerke.number),
      code: delmaal.code,
    })),
    skipDuplicates: true,
  })
  for (const { delmaal } of allLeaves(set)) await saveFigures(tx, set, delmaal, now)
}

async function refuseLostDelmaal(tx: Tx, set: GoalSet): Promise<void> {
  const kept = allLeaves(set).map(({ delmaal }) => delmaal.code)
  const lost = await tx.delmaal.findFirst({
    where: { goalSetKey: set.key, code: { notIn: kept }, measurements: { some: {} } },
  })
  if (lost)
    throw new StoreError(
      `${set.title}: delmål ${lost.code} har indberettede tal og kan ikke fjernes fra filen. Markér det som udgået i stedet.`,
    )
}

/** The document's own figures: the first revision, or a new one where the file was corrected. */
async function saveFigures(tx: Tx, set: GoalSet, delmaal: Delmaal, now: Date): Promise<void> {
  const id = delmaalId(set, delmaal.code)
  const newest = { orderBy: { revision: 'desc' as const } }
  if (delmaal.baseline) {
    const { value, year } = delmaal.baseline
    const known = await tx.baseline.findFirst({ where: { delmaalId: id }, ...newest })
    const same = known?.value.toNumber() === value && known.year === year
    if (known === null || (known.confirmedBy === null && !same))
      await tx.baseline.create({
        data: {
          delmaalId: id,
          revision: (known?.revision ?? 0) + 1,
          year,
          value: String(value),
          at: now,
        },
      })
  }
  for (const { period, value } of delmaal.published) {
    const known = await tx.measurement.findFirst({ where: { delmaalId: id, period }, ...newest })
    const same = known?.value.toNumber() === value
    if (known === null || (known.reportedBy === null && !same))
      await tx.measurement.create({
        data: {
          delmaalId: id,
          period,
          revision: (known?.revision ?? 0) + 1,
          value: String(value),
          through: 'document',
          at: now,
        },
      })
  }
}
