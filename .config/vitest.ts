import { defineConfig } from 'vitest/config'
import LongestFirst from '../tests/support/longest-first.ts'

/**
 * A worker with an open store takes some 300 MB, so there are never more than two. Each runs many
 * files one after the other, and compiles PostgreSQL and Prisma once instead of once a file: half
 * the time. Files share nothing else; each test has a store of its own.
 */
export const shared = {
  root: new URL('..', import.meta.url).pathname,
  pool: 'forks',
  maxWorkers: 2,
  isolate: false,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  provide: { worlds: 2_000, kills: 3, exports: 500 },
  sequence: { sequencer: LongestFirst },
} as const

/** It replaces node:fs, which everything that is loaded already would not notice. */
const ALONE = ['tests/store/durable-fs.test.ts']
const whole = { globalSetup: ['tests/support/global-setup.ts'] }

export default defineConfig({
  test: {
    ...shared,
    projects: [
      { extends: true, test: { ...whole, name: 'alone', include: ALONE, isolate: true } },
      {
        extends: true,
        test: {
          ...whole,
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: [...ALONE, 'tests/postgres/**'],
        },
      },
    ],
  },
})
