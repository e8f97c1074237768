import { readdir } from 'node:fs/promises'
import type { ChatPlatform, Make, PlatformContext } from './platform-context.ts'

/** The platforms that are on: one folder each, and no list that names them. */
export async function loadPlatforms(context: PlatformContext): Promise<ChatPlatform[]> {
  const entries = await readdir(import.meta.dirname, { withFileTypes: true })
  const made = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => {
        const { make }: { make: Make } = await import(`./${name}/index.ts`)
        return make(context)
      }),
  )
  return made.filter((platform) => platform !== null)
}
