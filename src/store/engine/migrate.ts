import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from './errors.ts'

/** One connection to either engine, before Prisma. */
export type SqlSession = {
  /** Runs a whole script; what stands in it is not split at its semicolons. */
  run(script: string): Promise<unknown>
  rows(sql: string, params: unknown[]): Promise<Record<string, unknown>[]>
}

type Migration = { name: string; script: string; checksum: string }

/** Any number will do, as long as every pejl uses the same. */
const LOCK = 7_035_774

/** The table as Prisma's own tools make and read it. */
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id VARCHAR(36) PRIMARY KEY,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`

/**
 * Brings a database up to the migrations in `migrationsDir`, oldest first, each in a transaction of
 * its own that also records it: a migration is wholly there or not at all, and of several processes
 * that start at once exactly one applies it. Returns the names of those applied here.
 *
 * Throws StoreError when the database has a migration that is not in the folder (a newer pejl made
 * it), when one was changed after it was applied, and when a script fails.
 */
export async function migrate(session: SqlSession, migrationsDir: string): Promise<string[]> {
  const migrations = await readMigrations(migrationsDir)
  const names: string[] = []
  for (;;) {
    const name = await applyNext(session, migrations)
    if (name === null) return names
    names.push(name)
  }
}

async function applyNext(session: SqlSession, migrations: Migration[]): Promise<string | null> {
  await session.run('BEGIN')
  try {
    await session.rows('SELECT pg_advisory_xact_lock($1)', [LOCK])
    await session.run(TABLE)
    const applied = await checksums(session)
    refuseStrangers(applied, migrations)
    const next = migrations.find(({ name }) => !applied.has(name))
    if (next) await apply(session, next)
    await session.run('COMMIT')
    return next?.name ?? null
  } catch (error) {
    await session.run('ROLLBACK')
    throw error
  }
}

async function apply(session: SqlSession, { name, script, checksum }: Migration): Promise<void> {
  try {
    await session.run(script)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreError(`Databaseændringen ${name} kunne ikke gennemføres: ${reason}`, {
      cause: error,
    })
  }
  await session.rows(
    `INSERT INTO "_prisma_migrations" (id, migration_name, checksum, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), name, checksum],
  )
}

function refuseStrangers(applied: ReadonlyMap<string, string>, migrations: Migration[]): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  for (const [name, checksum] of applied) {
    if (!known.has(name)) {
      throw new StoreError(
        `Databasen er lavet af en nyere pejl, for den har ændringen ${name}, som denne udgave ikke kender; brug den nyere udgave.`,
      )
    }
    if (known.get(name) !== checksum) {
      throw new StoreError(
        `Databaseændringen ${name} er rettet, efter at den blev gennemført; læg den oprindelige migration.sql tilbage.`,
      )
    }
  }
}

/** Name → checksum of what the database has. */
async function checksums(session: SqlSession): Promise<Map<string, string>> {
  const rows = await session.rows('SELECT migration_name, checksum FROM "_prisma_migrations"', [])
  return new Map(rows.map((row) => [String(row.migration_name), String(row.checksum)]))
}

/** The migrations of a folder, oldest first: their names begin with the time they were made. */
export async function readMigrations(migrationsDir: string): Promise<Migration[]> {
  const entries = await readdir(migrationsDir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const script = await readFile(join(migrationsDir, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    }),
  )
}
