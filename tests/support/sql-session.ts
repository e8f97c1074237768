import { PGlite } from '@electric-sql/pglite'
import { dataDir as emptyDatabase } from '@electric-sql/pglite-prepopulatedfs'
import pg from 'pg'
import { inject } from 'vitest'
import { pgliteSession } from '../../src/store/engine/embedded.ts'
import type { SqlSession } from '../../src/store/engine/migrate.ts'
import { pgSession } from '../../src/store/engine/postgres.ts'
import { createDatabase, dropDatabase } from './test-database.ts'

/** A connection to an empty database of the engine that is under test. */
export async function openEmptyDatabase(): Promise<SqlSession & { close(): Promise<void> }> {
  const prepared = inject('preparedStore')
  if ('dataDir' in prepared) {
    const pglite = await PGlite.create({ loadDataDir: await emptyDatabase() })
    return { ...pgliteSession(pglite), close: () => pglite.close() }
  }
  const databaseUrl = await createDatabase(prepared.serverUrl)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const close = async () => {
    await client.end()
    await dropDatabase(prepared.serverUrl, databaseUrl)
  }
  return { ...pgSession(client), close }
}
