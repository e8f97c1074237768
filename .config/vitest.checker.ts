import { defineConfig } from 'vitest/config'
import { shared } from './vitest.ts'

/** The checker of exported years, over many more of them. EXPORTS says how many. */
export default defineConfig({
  test: {
    ...shared,
    provide: { ...shared.provide, exports: Number(process.env.EXPORTS ?? 10_000) },
    testTimeout: 300_000,
    include: ['tests/checker/**/*.test.ts'],
  },
})
