import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Db, openStore, type Store } from '../../src/store/engine/open.ts'
import { reset } from './reset.ts'
import { createDatabase, databaseName, dropDatabase } from './test-database.ts'

export type TestPlace = {
  /** For `openStore`, also in another process. */
  where: { dataDir: string } | { databaseUrl: string }
  remove(): Promise<void>
}

/** `close` gives it back to the next test of this worker. */
export type TestStore = Store & Pick<TestPlace, 'where'>

type Lent = TestStore & { free: boolean }

/** The stores that this worker has opened; modules may be loaded anew for each file, so not here. */
const worker = globalThis as { testStores?: Lent[] }
worker.testStores ??= []
const opened = worker.testStores

/** A store of the test's own, as if it were new: empty but migrated, or with `seededAt` the 2014 seed. */
export async function openTestStore(seededAt: Date | null = null): Promise<TestStore> {
  const lent = opened.find(({ free }) => free) ?? (await openAnother())
  lent.free = false
  await reset(lent.db, seededAt)
  const close = async () => {
    lent.free = true
  }
  return { ...lent, close }
}

/** Leaves nothing of what was big in a store that other tests use after this one. */
export async function emptyStore({ db }: Pick<TestStore, 'db'>): Promise<void> {
  await reset(db, null)
  await db.$executeRawUnsafe('VACUUM')
}

/** A store that answers nobody until it is let go: somebody else is at it. */
export async function holdStore(db: Db): Promise<{ letGo(): Promise<void> }> {
  const [held, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const busy = db.$transaction(
    async () => {
      held.resolve()
      await free.promise
    },
    { timeout: 20_000 },
  )
  await held.promise
  return {
    async letGo() {
      free.resolve()
      await busy
    },
  }
}

async function openAnother(): Promise<Lent> {
  const { where, remove } = await makeTestPlace()
  const store = await openStore(where)
  const lent = { ...store, where, free: true }
  opened.push(lent)
  if ('dataDir' in where) {
    // Nobody opens it again: only tests of durability, in places of their own, wait for the disk.
    await store.db.$executeRaw`SET synchronous_commit = off`
    process.on('exit', () => rmSync(where.dataDir, { recursive: true }))
  } else process.on('beforeExit', remove)
  return lent
}

/** A place for a store that the test opens, kills and opens again by itself; it holds the seed. */
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
export async function makePreparedFolder(): Promise<string> {
  const prepared = inject('preparedStore')
  if ('dataDir' in prepared) return makeFolder(prepared.dataDir)
  throw new Error('This test is of the embedded store: keep it out of .config/vitest.postgres.ts.')
}

/** A new folder, empty or a copy. Copied in one go: `fs.cp` takes four times as long. */
export async function makeFolder(copyOf?: string): Promise<string> {
  if (!copyOf) return await mkdtemp(join(tmpdir(), 'pejl-test-'))
  const folder = mkdtempSync(join(tmpdir(), 'pejl-test-'))
  cpSync(copyOf, folder, { recursive: true })
  return folder
}
