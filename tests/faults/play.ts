/** Plays worlds on a real store: two workers that may die, three platforms, one clock. */
import type { Db } from '../../src/store/engine/open.ts'
import { perform } from './deeds.ts'
import { newState, PLATFORMS, personOf } from './state.ts'
import { twoWorkers } from './workers.ts'
import type { Moment, World } from './worlds.ts'

/** Long enough for every retry, look-up and lease, and for an hour of waiting to be told of (s). */
const CALM = [20, 20, 1_000, 1_000, 1_000, 3_600]

export async function play(db: Db, worlds: readonly World[], moments: readonly Moment[]) {
  await settle(db, worlds)
  const state = newState(db, worlds)
  const { doubles, history, answered } = state
  const { work, watch } = twoWorkers(state)
  const pass = (seconds: number) =>
    state.passUntil(new Date(state.now().getTime() + seconds * 1_000))

  for (const [at, { workers, seconds }] of moments.entries()) {
    for (const [world, { deeds }] of worlds.entries()) {
      const deed = deeds[at]
      if (deed) await perform(state, world, deed)
    }
    await work(workers)
    pass(seconds)
  }
  for (const { faults, lookUpFaults } of doubles) {
    faults.clear()
    lookUpFaults.clear()
  }
  history.deaf.clear()
  for (const seconds of [...CALM, 0]) {
    await work('first')
    await watch()
    pass(seconds)
  }
  const rows = await db.message.findMany({ orderBy: { seq: 'asc' } })
  return { rows, posts: doubles.map(({ posts }) => posts), history, answered }
}

/**
 * Everybody who may be written to. The embedded store does not clean up by itself: what earlier worlds
 * left would make each of 200 turns slower than the one before.
 */
async function settle(db: Db, worlds: readonly World[]): Promise<void> {
  await db.message.deleteMany()
  await db.person.deleteMany()
  await db.$executeRaw`VACUUM (ANALYZE) message, person`
  await db.person.createMany({
    data: worlds.map(({ platform }, world) => {
      const key = personOf(world)
      return { key, name: key, email: `${key}@kommune.dk`, platform: PLATFORMS[platform] }
    }),
  })
}
