import { at } from './domain/time/calendar.ts'
import { type ClockFace, makeFace, newestRecord, readFace, setFace } from './store/demo-clock.ts'
import type { Db } from './store/engine/open.ts'

/** Domain time: decides what is due. Leases, retries and pacing use real time instead. */
export type Clock = { now(): Promise<Date> }

export const realClock: Clock = { now: async () => new Date() }

/** Local mode's clock: it can be moved forward, and stands still while pejl is stopped. */
export type DemoClock = Clock & {
  /** Moves the clock forward; earlier times are ignored. */
  moveTo(time: Date): Promise<void>
  /** Remembers where the clock is: after this much at most is repeated if pejl is killed. */
  mark(): Promise<void>
  stop(): Promise<void>
}

/** Monday, five minutes before the first digest. */
const DEMO_START = at('2016-01-04', '07:55')
/** A mark older than this was left by a pejl that is no longer running. */
const ABANDONED_MS = 90_000

/**
 * The demo clock, kept in the database so that several processes share it: domain time is
 * `domainAt` plus the real time since `realAt`. It never goes back, also not behind what was
 * recorded just before pejl was killed.
 */
export async function demoClock(db: Db, realNow: () => number = Date.now): Promise<DemoClock> {
  await makeFace(db, DEMO_START)
  const read = () => readFace(db)
  const timeOf = ({ domainAt, realAt }: ClockFace): Date => {
    const elapsed = realAt === null ? 0 : Math.max(0, realNow() - realAt.getTime())
    return new Date(domainAt.getTime() + elapsed)
  }
  const set = (seen: ClockFace, domainAt: Date, realAt: Date | null) =>
    setFace(db, seen, { domainAt, realAt })

  const found = await read()
  if (found.realAt === null || realNow() - found.realAt.getTime() > ABANDONED_MS) {
    const recorded = await newestRecord(db)
    const domainAt = recorded > found.domainAt ? recorded : found.domainAt
    await set(found, domainAt, new Date(realNow()))
  }
  return {
    now: async () => timeOf(await read()),
    async mark() {
      const face = await read()
      await set(face, timeOf(face), new Date(realNow()))
    },
    async moveTo(time) {
      for (;;) {
        const face = await read()
        if (time <= timeOf(face)) return
        if (await set(face, time, new Date(realNow()))) return
      }
    },
    async stop() {
      const face = await read()
      await set(face, timeOf(face), null)
    },
  }
}
