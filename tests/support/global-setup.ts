import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openStore, type Store } from '../../src/store/engine/open.ts'
import { readSeed, SEED_DIR, saveSeed } from '../../src/store/seed/seed.ts'
import { makeReset } from './reset.ts'
import { createDatabase, dropDatabase } from './test-database.ts'

/**
 * A store with all migrations and the seed, made once. Tests use a copy of it, which a worker empties
 * between its tests (tests/support/store.ts).
 */
export type PreparedStore = { dataDir: string } | { serverUrl: string; templateUrl: string }

declare module 'vitest' {
  export interface ProvidedContext {
    /** How many worlds of faults are played (tests/faults). */
    worlds: number
    /** How often pejl is killed while people answer (tests/faults). */
    kills: number
    /** How many random years are recomputed (tests/checker). */
    exports: number
    preparedStore: PreparedStore
  }
}

type Made = readonly [PreparedStore, remove: () => Promise<void>]

/** Vitest calls this for each of its projects, in one process: they share what the first one made. */
const run = globalThis as { madeStore?: Promise<Made>; projects?: number }

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const serverUrl = process.env.PEJL_TEST_DATABASE_URL
  run.madeStore ??= serverUrl ? onServer(serverUrl) : inFolder()
  run.projects = (run.projects ?? 0) + 1
  const [prepared, remove] = await run.madeStore
  project.provide('preparedStore', prepared)
  return async () => {
    run.projects = (run.projects ?? 1) - 1
    if (run.projects === 0) await remove()
  }
}

async function inFolder(): Promise<Made> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pejl-prepared-'))
  await prepare(await openStore({ dataDir }))
  return [{ dataDir }, () => rm(dataDir, { recursive: true })]
}

async function onServer(serverUrl: string): Promise<Made> {
  const templateUrl = await createDatabase(serverUrl)
  await prepare(await openStore({ databaseUrl: templateUrl }))
  return [{ serverUrl, templateUrl }, () => dropDatabase(serverUrl, templateUrl)]
}

/** When local mode's own clock starts. */
const START = new Date('2016-01-04T06:55:00Z')

async function prepare(store: Store): Promise<void> {
  await saveSeed(store.db, await readSeed(SEED_DIR, null), START)
  await makeReset(store.db)
  await store.close()
}
