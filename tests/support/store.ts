import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { openStore, type Store } from '../../src/store/engine/open.ts'
import { createDatabase, databaseName, dropDatabase } from './test-database.ts'

export type TestPlace = {
  /** For `openStore`, also in another process. */
  where: { dataDir: string } | { databaseUrl: string }
  remove(): Promise<void>
}

/** `close` also removes the store. */
export type TestStore = Store & Pick<TestPlace, 'where'>

/** An empty, migrated store of the test's own, opened: embedded, or on the test PostgreSQL. */
export async function openTestStore(): Promise<TestStore> {
  const { where, remove } = await makeTestPlace()
  const store = await openStore(where)
  const close = async () => {
    await store.close()
    await remove()
  }
  return { ...store, where, close }
}

/** A place for a store that the test opens, kills and opens again by itself. */
export async function makeTestPlace(): Promise<TestPlace> {
  const prepared = inject('preparedStore')
  if ('dataDir' in prepared) {
    const dataDir = await makeFolder(prepared.dataDir)
    return { where: { dataDir }, remove: () => rm(dataDir, { recursive: true }) }
  }
  const { serverUrl, templateUrl } = prepared
  const databaseUrl = await createDatabase(serverUrl, databaseName(templateUrl))
  return { where: { databaseUrl }, remove: () => dropDatabase(serverUrl, databaseUrl) }
}

/** A data folder with a store that pejl has made already; for tests of the embedded store only. */
export function makePreparedFolder(): Promise<string> {
  const prepared = inject('preparedStore')
  if ('dataDir' in prepared) return makeFolder(prepared.dataDir)
  throw new Error('This test is of the embedded store: keep it out of .config/vitest.postgres.ts.')
}

/** A new folder, empty or a copy. */
export async function makeFolder(copyOf?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pejl-test-'))
  if (copyOf) await cp(copyOf, folder, { recursive: true })
  return folder
}
