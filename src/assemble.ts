import type { Logger } from 'pino'
import { type DemoClock, demoClock, realClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Pejl } from './loop/pejl.ts'
import { openStore, type Store } from './store/engine/open.ts'
import { readSeed, SEED_DIR, saveSeed } from './store/seed/seed.ts'

/** pejl with its store open and its seed read, before anything runs. */
export type Assembled = {
  pejl: Pejl
  store: Store
  /** null in production. */
  demo: DemoClock | null
}

/**
 * Opens the store and brings the seed in. `wake` is called when the outbox may have work. Throws
 * StoreError, one Danish sentence, and leaves the store closed.
 */
export async function assemble(
  config: Config,
  log: Logger,
  wake: () => void,
  progress?: (sentence: string) => void,
): Promise<Assembled> {
  const seed = await readSeed(SEED_DIR, config.peopleFile)
  const where = config.databaseUrl
    ? { databaseUrl: config.databaseUrl }
    : { dataDir: config.dataDir }
  const store = await openStore(where, progress)
  try {
    const { db } = store
    const demo = config.mode === 'local' ? await demoClock(db) : null
    const clock = demo ?? realClock
    await saveSeed(db, seed, await clock.now())
    const documents = seed.sets.map(({ set }) => set)
    const sets = documents.filter(({ state }) => state === 'adopted')
    const { questions } = seed
    return {
      store,
      demo,
      pejl: { db, documents, sets, known: new Map(), questions, clock, log, wake },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
