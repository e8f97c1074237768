import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { openStore, type Store } from '../../src/store/open.ts'
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
    const dataDir = await makeFolder()
    await cp(prepared.dataDir, dataDir, { recursive: true })
    return { where: { dataDir }, remove: () => rm(dataDir, { recursive: true }) }
  }
  const { serverUrl, templateUrl } = prepared
  const databaseUrl = await createDatabase(serverUrl, databaseName(templateUrl))
  return { where: { databaseUrl }, remove: () => dropDatabase(serverUrl, databaseUrl) }
}

/** A new, empty folder. */
export function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'pejl-test-'))
}
