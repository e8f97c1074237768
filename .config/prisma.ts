import { defineConfig } from 'prisma/config'

// `generate`, `validate` and `format` insist on a schema engine that they never run, and would
// download one. Any executable satisfies them (README, decisions).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: '../prisma/schema.prisma',
  migrations: { path: '../prisma/migrations' },
})
