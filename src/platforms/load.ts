import { readdir } from 'node:fs/promises'
import type { Platform } from '../outbox/port.ts'
import type { Make, PlatformContext } from './platform-context.ts'

/** The platforms that are on: one folder each, and no list that names them. */
export async function loadPlatforms(around: PlatformContext): Promise<Platform[]> {
  const entries = await readdir(import.meta.dirname, { withFileTypes: true })
  const made = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => {
        const { make } = (await import(`./${name}/index.ts`)) as { make: Make }
        return make(around)
      }),
  )
  return made.filter((platform) => platform !== null)
}
