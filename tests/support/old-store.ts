/** A store as the pejl of commit ccd4ca9 left it, before goal sets had names. */
import { cpSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import { PrismaClient } from '../../src/generated/prisma/client.ts'
import { openEmbedded } from '../../src/store/engine/embedded.ts'
import { openPostgres } from '../../src/store/engine/postgres.ts'
import { makeFolder, type TestPlace } from './store.ts'
import { createDatabase, dropDatabase } from './test-database.ts'

type Row = Readonly<Record<string, unknown>>
/** Every row of every table as JSON. */
export type Rows = Readonly<Record<string, readonly Row[]>>

const ROOT = join(import.meta.dirname, '../..')

/** Those that the old pejl had. */
const MIGRATIONS = [
  '20261122094609_init',
  '20261122094611_append_only',
  '20261122103814_platform_addresses',
]

/**
 * What its house held on 2 February 2016 at 09:00, the moment it was stopped. It has answered,
 * corrected, postponed and been refused; an answer of that moment has not been told yet. The web
 * chat's cards are left out, but for three that still ask for something.
 */
export const readOldRows = async (): Promise<Rows> =>
  JSON.parse(await readFile(join(ROOT, 'tests/store/fixtures/ccd4ca9.json'), 'utf8'))

/** Makes a store of the engine under test with the old tables and these rows in it. */
export async function makeOldStore(rows: Rows): Promise<TestPlace> {
  const place = await makeEmptyPlace()
  const folder = await makeFolder()
  for (const name of MIGRATIONS)
    cpSync(join(ROOT, 'prisma/migrations', name), join(folder, name), { recursive: true })
  const { where } = place
  const engine =
    'dataDir' in where
      ? await openEmbedded(where.dataDir, folder, () => {})
      : await openPostgres(where.databaseUrl, folder)
  const db = new PrismaClient({ adapter: engine.adapter })
  await db.$transaction(async (tx) => {
    // The rows come in any order, and what is append-only is added like the rest.
    await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica')
    for (const [table, own] of Object.entries(rows))
      await tx.$executeRawUnsafe(
        `INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1::json)`,
        JSON.stringify(own),
      )
    for (const [table, column] of [
      ['message', 'seq'],
      ['web_post', 'id'],
      ['web_post', 'version'],
    ])
      await tx.$executeRawUnsafe(
        `SELECT 1 FROM (SELECT setval(pg_get_serial_sequence('${table}', '${column}'), max("${column}")) FROM "${table}") AS done`,
      )
  })
  await db.$disconnect()
  await engine.close()
  await rm(folder, { recursive: true })
  return place
}

/** The rows of a table as they are, in no order. */
export async function rowsOf(db: PrismaClient, table: string): Promise<Row[]> {
  const rows = await db.$queryRawUnsafe<{ row: Row }[]>(
    `SELECT to_json(t) AS row FROM "${table}" t`,
  )
  return rows.map(({ row }) => row)
}

async function makeEmptyPlace(): Promise<TestPlace> {
  const prepared = inject('preparedStore')
  if ('dataDir' in prepared) {
    const dataDir = await makeFolder()
    return { where: { dataDir }, remove: () => rm(dataDir, { recursive: true }) }
  }
  const databaseUrl = await createDatabase(prepared.serverUrl)
  return {
    where: { databaseUrl },
    remove: () => dropDatabase(prepared.serverUrl, databaseUrl),
  }
}
