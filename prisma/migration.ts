/**
 * npm run migration -- <name>     writes prisma/migrations/<timestamp>_<name>/migration.sql
 * npm run migration -- --check    exits 1 when the migrations do not make prisma/schema.prisma
 *
 * Prisma's own `migrate` wants to download an engine. Its WebAssembly twin comes with npm and only
 * compares; the migrations are applied by pejl's own migrator, to a database in memory.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { dataDir as emptyDatabase } from '@electric-sql/pglite-prepopulatedfs'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { pgliteSession } from '../src/store/engine/embedded.ts'
import { migrate } from '../src/store/engine/migrate.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
await loadEngine()

/** The SQL that is missing between these migrations and this schema; null when nothing is. */
export async function missingSql(
  migrationsDir = join(here, 'migrations'),
  schemaFile = join(here, 'schema.prisma'),
): Promise<string | null> {
  const pglite = await PGlite.create({ loadDataDir: await emptyDatabase() })
  try {
    await migrate(pgliteSession(pglite), migrationsDir)
    return await difference(pglite, schemaFile)
  } finally {
    await pglite.close()
  }
}

async function difference(pglite: PGlite, schemaFile: string): Promise<string | null> {
  const schema = { path: schemaFile, content: readFileSync(schemaFile, 'utf8') }
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(pglite))
  const comparer = await engine.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
  const result = await comparer.diff({
    from: { tag: 'schemaDatasource', files: [schema], configDir: dirname(schemaFile) },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  })
  return result.exitCode === 0 ? null : result.stdout
}

/** Once a process. The package's own entry imports its .wasm, which Node does only behind a flag. */
async function loadEngine(): Promise<void> {
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = readFileSync(join(dirname(glue), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(instance.exports)
  const { __wbindgen_start: start } = instance.exports as { __wbindgen_start: () => void }
  start()
}

async function check(): Promise<number> {
  const sql = await missingSql()
  if (sql === null) return say('Migrationerne passer til prisma/schema.prisma.')
  return say(
    `Migrationerne passer ikke til prisma/schema.prisma; kør npm run migration -- <navn>. Der mangler:\n\n${sql}`,
    1,
  )
}

async function write(name: string): Promise<number> {
  const sql = await missingSql()
  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(here, 'migrations', `${timestamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), sql ?? '-- Skrevet i hånden.\n')
  const hint = sql === null ? ' Skemaet er uændret, så skriv selv SQL i den.' : ''
  return say(`Skrev ${join(folder, 'migration.sql')}.${hint}`)
}

function say(text: string, exitCode = 0): number {
  process.stdout.write(`${text}\n`)
  return exitCode
}

if (import.meta.main) {
  const [argument = ''] = process.argv.slice(2)
  if (argument === '--check') process.exitCode = await check()
  else if (/^[a-z][a-z0-9_]*$/.test(argument)) process.exitCode = await write(argument)
  else
    process.exitCode = say('Skriv npm run migration -- navn_med_smaa_bogstaver, eller --check.', 1)
}
