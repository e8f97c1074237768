import { fileURLToPath } from 'node:url'
import type { Prisma, PrismaClient } from '../../generated/prisma/client.ts'
import type { Engine } from './engine.ts'

export type Store = {
  db: Db
  engine: 'embedded' | 'postgres'
  /** Ends what is open and lets go of the folder. May be called again. */
  close(): Promise<void>
}

/** The open database. Whoever holds it passes it on to the store's functions, and calls nothing on it. */
export type Db = PrismaClient

/** What the store's functions take: a transaction, or the database itself. */
export type Tx = Prisma.TransactionClient

/**
 * Does the work wholly or not at all. Inside, only `tx` may be used: the embedded store has one
 * connection. `timeout`, in milliseconds, is for what may take longer than anybody could wait.
 */
export const inTransaction = <T>(
  db: Db,
  work: (tx: Tx) => Promise<T>,
  timeout = transactionOptions.timeout,
): Promise<T> => db.$transaction(work, { timeout })

const MIGRATIONS = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url))

/**
 * Milliseconds. On the embedded store transactions wait in one line, so the wait is generous; one
 * that has run for 20 seconds is stuck, and holds up everybody.
 */
const transactionOptions = { maxWait: 15_000, timeout: 20_000 }

/**
 * Opens the store and brings its tables up to date. `progress` gets Danish sentences while a first
 * start prepares a folder.
 *
 * Throws StoreError, one Danish sentence, when another pejl has the folder, the folder cannot be
 * written, the database is newer than this pejl or its history was changed, PostgreSQL is older
 * than 15 or does not answer.
 */
export async function openStore(
  where: { dataDir: string } | { databaseUrl: string },
  progress: (sentence: string) => void = () => {},
): Promise<Store> {
  const [name, engine] = await openEngine(where, progress)
  const { PrismaClient } = await import('../../generated/prisma/client.ts')
  const prisma = new PrismaClient({
    adapter: engine.adapter,
    transactionOptions,
    // Other formats repeat what was to be stored, and errors are logged.
    errorFormat: 'minimal',
  })
  let closing: Promise<void> | undefined
  const closeAll = async () => {
    await prisma.$disconnect()
    await engine.close()
  }
  return { db: prisma, engine: name, close: () => (closing ??= closeAll()) }
}

/** Each engine is loaded only when it is used: either costs a good part of the start. */
async function openEngine(
  where: { dataDir: string } | { databaseUrl: string },
  progress: (sentence: string) => void,
): Promise<[Store['engine'], Engine]> {
  if ('dataDir' in where) {
    const { openEmbedded } = await import('./embedded.ts')
    return ['embedded', await openEmbedded(where.dataDir, MIGRATIONS, progress)]
  }
  const { openPostgres } = await import('./postgres.ts')
  return ['postgres', await openPostgres(where.databaseUrl, MIGRATIONS)]
}
