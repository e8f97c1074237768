import { defineConfig } from 'vitest/config'
import { ALONE, shared, WHOLE } from './vitest.ts'

const prepared = { globalSetup: ['tests/support/global-setup.ts'] }

/** pejl as people run it: its starts and ends, its terminal, whole journeys, and ten thousand delmål. */
export default defineConfig({
  test: {
    ...shared,
    projects: [
      { extends: true, test: { ...prepared, name: 'alone', include: [ALONE], isolate: true } },
      { extends: true, test: { ...prepared, name: 'together', include: WHOLE, exclude: [ALONE] } },
    ],
  },
})
