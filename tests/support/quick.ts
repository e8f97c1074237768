/** What makes the short lives of a test's processes shorter. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Compiled once for all the processes that a test run starts. */
export const NODE_COMPILE_CACHE = join(tmpdir(), 'pejl-test-compiled')
/** PostgreSQL is WebAssembly: optimising it takes longer than these processes live. */
export const QUICK_TO_COMPILE = '--liftoff-only'
