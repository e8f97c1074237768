import { defineConfig } from 'vitest/config'
import { shared } from './vitest.ts'

/** What touches the store, once more on a PostgreSQL, and what only a shared database shows. */
export default defineConfig({
  test: {
    ...shared,
    include: ['tests/{store,outbox,faults,loop,postgres}/**/*.test.ts'],
    exclude: ['tests/store/{durable-fs,lock}.test.ts', 'tests/faults/kill.test.ts'],
    globalSetup: ['tests/support/postgres-server.ts', 'tests/support/global-setup.ts'],
  },
})
