import { at } from './domain/calendar.ts'
import type { PrismaClient } from './generated/prisma/client.ts'

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
 * `domainAt` plus the real time since `realAt`.
 */
export async function demoClock(
  prisma: PrismaClient,
  realNow: () => number = Date.now,
): Promise<DemoClock> {
  const read = async () =>
    (await prisma.demoClock.findUnique({ where: { id: 1 } })) ?? {
      domainAt: DEMO_START,
      realAt: null,
    }
  const write = (domainAt: Date, realAt: Date | null) =>
    prisma.demoClock.upsert({
      where: { id: 1 },
      create: { id: 1, domainAt, realAt },
      update: { domainAt, realAt },
    })
  const now = async () => {
    const { domainAt, realAt } = await read()
    const elapsed = realAt === null ? 0 : Math.max(0, realNow() - realAt.getTime())
    return new Date(domainAt.getTime() + elapsed)
  }
  const mark = async () => {
    await write(await now(), new Date(realNow()))
  }
  const { domainAt, realAt } = await read()
  if (realAt === null || realNow() - realAt.getTime() > ABANDONED_MS)
    await write(domainAt, new Date(realNow()))
  return {
    now,
    mark,
    async moveTo(time) {
      if (time > (await now())) await write(time, new Date(realNow()))
    },
    async stop() {
      await write(await now(), null)
    },
  }
}
