import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { missingSql } from '../../prisma/migration.ts'
import { StoreError } from '../../src/store/engine/errors.ts'
import { migrate } from '../../src/store/engine/migrate.ts'
import { refuseOld } from '../../src/store/engine/postgres.ts'
import { openEmptyDatabase } from '../support/sql-session.ts'
import { makeFolder } from '../support/store.ts'

let session: Awaited<ReturnType<typeof openEmptyDatabase>>
let folder: string
let schemas = 0

beforeAll(async () => {
  session = await openEmptyDatabase()
})
afterAll(() => session.close())
beforeEach(async () => {
  folder = await makeFolder()
  schemas += 1
  await session.run(`CREATE SCHEMA s${schemas}; SET search_path = s${schemas}`)
})
afterEach(() => rm(folder, { recursive: true }))

async function migration(name: string, script: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), script)
}

const first = () => migration('20160104_first', 'CREATE TABLE figure (code text);')
const second = () => migration('20160105_second', 'ALTER TABLE figure ADD COLUMN year int;')
const recorded = () => session.rows('SELECT * FROM _prisma_migrations ORDER BY migration_name', [])

test('migrations are applied once each, oldest first, and recorded as Prisma records them', async () => {
  await second()
  await first()
  expect(await migrate(session, folder)).toEqual(['20160104_first', '20160105_second'])
  expect(await migrate(session, folder)).toEqual([])
  const [row] = await recorded()
  expect(row).toMatchObject({
    migration_name: '20160104_first',
    checksum: createHash('sha256').update('CREATE TABLE figure (code text);').digest('hex'),
    finished_at: expect.any(Date),
    applied_steps_count: 1,
    rolled_back_at: null,
  })
  expect(await recorded()).toHaveLength(2)
})

test('a migration that comes later is applied to a database that has the others', async () => {
  await first()
  await migrate(session, folder)
  await second()
  expect(await migrate(session, folder)).toEqual(['20160105_second'])
})

test('semicolons inside a trigger do not split the script', async () => {
  await migration(
    '20160104_trigger',
    `CREATE TABLE figure (value int);
    CREATE FUNCTION double() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN NEW.value := NEW.value * 2; RETURN NEW; END; $$;
    CREATE TRIGGER double BEFORE INSERT ON figure FOR EACH ROW EXECUTE FUNCTION double();`,
  )
  await migrate(session, folder)
  await session.run('INSERT INTO figure VALUES (21)')
  expect(await session.rows('SELECT value FROM figure', [])).toEqual([{ value: 42 }])
})

test('a migration that fails leaves nothing of itself, and those before it stay', async () => {
  await first()
  await migration('20160106_broken', 'CREATE TABLE half (a int); SELECT 1 / 0;')
  await expect(migrate(session, folder)).rejects.toThrow(
    new StoreError('Databaseændringen 20160106_broken kunne ikke gennemføres: division by zero'),
  )
  expect(await recorded()).toMatchObject([{ migration_name: '20160104_first' }])
  expect(await session.rows(`SELECT to_regclass('half') AS half`, [])).toEqual([{ half: null }])
})

test('a database with a migration that is not in the folder was made by a newer pejl', async () => {
  await first()
  await second()
  await migrate(session, folder)
  await rm(join(folder, '20160105_second'), { recursive: true })
  await expect(migrate(session, folder)).rejects.toThrow(
    new StoreError(
      'Databasen er lavet af en nyere pejl, for den har ændringen 20160105_second, som denne udgave ikke kender; brug den nyere udgave.',
    ),
  )
})

test('a migration that was changed after it was applied is refused', async () => {
  await first()
  await migrate(session, folder)
  await migration('20160104_first', 'CREATE TABLE figure (code text, more text);')
  await expect(migrate(session, folder)).rejects.toThrow(
    new StoreError(
      'Databaseændringen 20160104_first er rettet, efter at den blev gennemført; læg den oprindelige migration.sql tilbage.',
    ),
  )
})

test('the migrations make exactly what the schema says', async () => {
  expect(await missingSql()).toBe(null)
})

test('a field that no migration makes is found', async () => {
  const schema = await readFile('prisma/schema.prisma', 'utf8')
  const changed = join(folder, 'schema.prisma')
  await writeFile(changed, schema.replace('model Person {', 'model Person {\n  nickname String?'))
  expect(await missingSql('prisma/migrations', changed)).toBe(
    '-- AlterTable\nALTER TABLE "person" ADD COLUMN     "nickname" TEXT;\n',
  )
})

test('PostgreSQL 14 is refused, 15 is not', async () => {
  const server = (number: number, version: string) => ({
    run: async () => {},
    rows: async () => [{ number, version }],
  })
  await expect(refuseOld(server(140_012, '14.12'))).rejects.toThrow(
    new StoreError('PostgreSQL 14.12 er for gammel; pejl kræver PostgreSQL 15 eller nyere.'),
  )
  await refuseOld(server(150_000, '15.0'))
})
