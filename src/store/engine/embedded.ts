import { existsSync, mkdirSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import {
  DurableFs,
  durableStartParams,
  quickStartParams,
  syncPath,
  syncTree,
} from './durable-fs.ts'
import type { Engine } from './engine.ts'
import { reasonOf, StoreError } from './errors.ts'
import { lockFolder } from './lock.ts'
import { migrate, type SqlSession } from './migrate.ts'
import { PreparedPGlite, planEachTime } from './prepared.ts'

type Progress = (sentence: string) => void

/**
 * The store inside this process: PostgreSQL in WebAssembly on <dataDir>/pgdata, behind
 * <dataDir>/lock.sqlite. One connection: an open transaction holds up everything else, and inside it
 * only its own client may be used.
 */
export async function openEmbedded(
  dataDir: string,
  migrationsDir: string,
  progress: Progress,
): Promise<Engine> {
  const unlock = takeFolder(dataDir)
  try {
    if (!existsSync(join(dataDir, 'pgdata', 'PG_VERSION'))) {
      progress('Gør databasen klar. Det sker kun første gang og tager et par sekunder.')
      await unpack(dataDir)
    }
    const pglite = await start(dataDir)
    try {
      await migrate(pgliteSession(pglite), migrationsDir)
    } catch (error) {
      await pglite.close()
      throw error
    }
    return {
      adapter: new PrismaPGlite(pglite),
      async close() {
        await pglite.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

export function pgliteSession(pglite: PGlite): SqlSession {
  return {
    run: (script) => pglite.exec(script),
    rows: async (sql, params) => (await pglite.query<Record<string, unknown>>(sql, params)).rows,
  }
}

/** The folder holds private reflections: it is its owner's only. */
function takeFolder(dataDir: string): () => void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    return lockFolder(dataDir)
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(
      `pejl kan ikke skrive i mappen ${dataDir} (${reasonOf(error)}); ret rettighederne, eller vælg en anden mappe med PEJL_DATA.`,
      { cause: error },
    )
  }
}

/**
 * Unpacks an empty database, three times faster than making one. It is made beside its place,
 * synced, and moved there: a first start that is killed leaves either none or a whole one.
 */
async function unpack(dataDir: string): Promise<void> {
  const { dataDir: emptyDatabase } = await import('@electric-sql/pglite-prepopulatedfs')
  const unfinished = join(dataDir, 'pgdata.unfinished')
  rmSync(unfinished, { recursive: true, force: true })
  const pglite = await PGlite.create({
    fs: new NodeFS(unfinished),
    loadDataDir: await emptyDatabase(),
    startParams: quickStartParams,
  })
  await pglite.close()
  syncTree(unfinished)
  renameSync(unfinished, join(dataDir, 'pgdata'))
  syncPath(dataDir)
  syncPath(dirname(dataDir))
}

/** Opens the database; what was left by a process that was killed is recovered from its log. */
async function start(dataDir: string): Promise<PGlite> {
  let lastWords = ''
  const onStderr = (line: string): boolean => {
    if (/\b(FATAL|PANIC|DETAIL):/.test(line)) lastWords = line
    return false
  }
  try {
    const pglite = new PreparedPGlite({
      fs: new DurableFs(join(dataDir, 'pgdata'), () => stop(dataDir, lastWords)),
      startParams: [...durableStartParams, ...planEachTime],
      onStderr,
    })
    await pglite.waitReady
    return pglite
  } catch (error) {
    throw new StoreError(
      `Databasen i ${dataDir} kunne ikke åbnes: ${lastWords || reasonOf(error)}`,
      { cause: error },
    )
  }
}

/** What a database does that cannot write: nothing more is acknowledged from here on. */
function stop(dataDir: string, lastWords: string): never {
  writeSync(
    process.stderr.fd,
    `Databasen i ${dataDir} kan ikke skrive til disken, så pejl stopper; alt, der er kvitteret for, er gemt. ${lastWords}\n`,
  )
  process.exit(1)
}
