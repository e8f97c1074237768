import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Engine } from './engine.ts'
import { reasonOf, StoreError } from './errors.ts'
import { migrate, type SqlSession } from './migrate.ts'

/** server_version_num of the oldest PostgreSQL whose SQL pejl keeps to. */
const OLDEST = 150_000

/**
 * A PostgreSQL that several pejl processes may share. The driver writes and reads times without
 * their zone, so each session is put in UTC whatever the server's own zone is.
 */
export async function openPostgres(databaseUrl: string, migrationsDir: string): Promise<Engine> {
  const config = {
    connectionString: databaseUrl,
    application_name: 'pejl',
    options: '-c TimeZone=UTC -c DateStyle=ISO',
    connectionTimeoutMillis: 10_000,
  }
  const client = await connect(config)
  try {
    const session = pgSession(client)
    await refuseOld(session)
    await migrate(session, migrationsDir)
  } finally {
    await client.end()
  }
  return { adapter: new PrismaPg({ ...config, max: 10 }), close: async () => {} }
}

export function pgSession(client: pg.ClientBase): SqlSession {
  return {
    run: (script) => client.query(script),
    rows: async (sql, params) => (await client.query(sql, params)).rows,
  }
}

/** Throws StoreError when the server is older than PostgreSQL 15. */
export async function refuseOld(session: SqlSession): Promise<void> {
  const [row] = await session.rows(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
    [],
  )
  if (Number(row?.number) >= OLDEST) return
  throw new StoreError(
    `PostgreSQL ${row?.version} er for gammel; pejl kræver PostgreSQL 15 eller nyere.`,
  )
}

/** The sentence and the error hold no part of the address: a password may stand in it. */
async function connect(config: pg.ClientConfig): Promise<pg.Client> {
  try {
    const client = new pg.Client(config)
    // A lost connection rejects the query that was waiting; the event has nothing to add.
    client.on('error', () => {})
    await client.connect()
    return client
  } catch (error) {
    throw new StoreError(
      `pejl kan ikke få forbindelse til databasen i DATABASE_URL (${reasonOf(error)}).`,
    )
  }
}
