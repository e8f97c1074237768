/** Where the demo clock of local mode stands, shared by every process on the database. */
import type { Tx } from './engine/open.ts'

/** Domain time is `domainAt` plus the real time since `realAt`; null while it is stopped. */
export type ClockFace = { domainAt: Date; realAt: Date | null }

export const readFace = (db: Tx): Promise<ClockFace> =>
  db.demoClock.findUniqueOrThrow({ where: { id: 1 }, select: { domainAt: true, realAt: true } })

/** Makes the clock, unless it is there. */
export async function makeFace(db: Tx, domainAt: Date): Promise<void> {
  await db.demoClock.createMany({ data: [{ id: 1, domainAt }], skipDuplicates: true })
}

/** Sets the clock; false when somebody else has set it since it was read. */
export async function setFace(db: Tx, seen: ClockFace, next: ClockFace): Promise<boolean> {
  const { count } = await db.demoClock.updateMany({
    where: { domainAt: seen.domainAt, realAt: seen.realAt },
    data: next,
  })
  return count === 1
}

/** When pejl last recorded anything, in domain time. */
export async function newestRecord(db: Tx): Promise<Date> {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>`
    SELECT greatest(
      (SELECT max(at) FROM claim), (SELECT max(at) FROM message),
      (SELECT max(at) FROM measurement), (SELECT max(at) FROM postponement),
      (SELECT max(at) FROM no_figure)) AS at`
  return row?.at ?? new Date(0)
}
