import { defineConfig } from 'vitest/config'

/** A worker with an open store takes some 300 MB, so there are never more than two. */
export const shared = {
  root: new URL('..', import.meta.url).pathname,
  pool: 'forks',
  maxWorkers: 2,
  testTimeout: 30_000,
  hookTimeout: 60_000,
} as const

export default defineConfig({
  test: {
    ...shared,
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/postgres/**'],
    globalSetup: ['tests/support/global-setup.ts'],
  },
})
