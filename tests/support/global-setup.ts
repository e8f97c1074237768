import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openStore } from '../../src/store/engine/open.ts'
import { createDatabase, dropDatabase } from './test-database.ts'

/** An empty store with all migrations, made once; each test gets a copy (tests/support/store.ts). */
export type PreparedStore = { dataDir: string } | { serverUrl: string; templateUrl: string }

declare module 'vitest' {
  export interface ProvidedContext {
    preparedStore: PreparedStore
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const serverUrl = process.env.PEJL_TEST_DATABASE_URL
  const [prepared, remove] = serverUrl ? await onServer(serverUrl) : await inFolder()
  project.provide('preparedStore', prepared)
  return remove
}

async function inFolder(): Promise<[PreparedStore, () => Promise<void>]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pejl-prepared-'))
  await (await openStore({ dataDir })).close()
  return [{ dataDir }, () => rm(dataDir, { recursive: true })]
}

async function onServer(serverUrl: string): Promise<[PreparedStore, () => Promise<void>]> {
  const templateUrl = await createDatabase(serverUrl)
  await (await openStore({ databaseUrl: templateUrl })).close()
  return [{ serverUrl, templateUrl }, () => dropDatabase(serverUrl, templateUrl)]
}
