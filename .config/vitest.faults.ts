import { defineConfig } from 'vitest/config'
import { shared } from './vitest.ts'

/** Everything that may befall a message, many times over: more than a test run can wait for. WORLDS says how many. */
export default defineConfig({
  test: {
    ...shared,
    provide: { ...shared.provide, worlds: Number(process.env.WORLDS ?? 50_000) },
    include: ['tests/faults/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
  },
})
