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
  provide: { worlds: 2_000, kills: 20, exports: 500 },
  sequence: { sequencer: LongestFirst },
} as const

/** It replaces node:fs, which everything that is loaded already would not notice. */
export const ALONE = 'tests/store/durable-fs.test.ts'

/**
 * What starts pejl's own processes again and again, ends them, or fills a store: `npm run test:whole`.
 * What each of them is about, tests/running.test.ts does once.
 */
export const WHOLE = [
  ALONE,
  'tests/{start,terminal}.test.ts',
  'tests/journey/**/*.test.ts',
  'tests/loop/ten-thousand.test.ts',
  'tests/platforms/slack/journey.test.ts',
  'tests/platforms/teams/local.test.ts',
]

/** It has its place among the many worlds: `npm run test:faults`. */
const KILLED = 'tests/faults/kill.test.ts'

export default defineConfig({
  test: {
    ...shared,
    include: ['tests/**/*.test.ts'],
    exclude: [...WHOLE, KILLED, 'tests/postgres/**'],
    globalSetup: ['tests/support/global-setup.ts'],
  },
})
