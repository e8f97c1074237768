import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ChatPlatform, Make, PlatformContext } from './platform-context.ts'

/** The platforms that are on: one folder each, and no list that names them. */
export async function loadPlatforms(
  context: PlatformContext,
  folder = import.meta.dirname,
): Promise<ChatPlatform[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const made = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => {
        const url = pathToFileURL(join(folder, name, 'index.ts')).href
        const { make }: { make: Make } = await import(url)
        return make(context)
      }),
  )
  return made.filter((platform) => platform !== null)
}
