import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readSeed, SEED_DIR, saveSeed } from '../../src/store/seed/seed.ts'
import type { House } from './house.ts'
import { makeFolder } from './store.ts'

type SeedFile = 'people.yaml' | 'pejlemaerker-2014-2017.yaml' | 'forebyggelse-2011-2012.yaml'

/** What was changed in a file of the seed: [what stood there, what stands there now]. */
export type Changes = Partial<Record<SeedFile, readonly (readonly [string, string])[]>>

/** Somebody changes the seed's files, and pejl is started again on the same store. */
export async function startAgainWith(
  { pejl, prisma }: Pick<House, 'pejl' | 'prisma'>,
  changes: Changes,
): Promise<void> {
  const folder = await makeFolder()
  await cp(SEED_DIR, folder, { recursive: true })
  for (const [file, changed] of Object.entries(changes)) {
    const path = join(folder, file)
    let text = await readFile(path, 'utf8')
    for (const [from, to] of changed) {
      if (!text.includes(from)) throw new Error(`${file} does not have: ${from}`)
      text = text.replace(from, to)
    }
    await writeFile(path, text)
  }
  const seed = await readSeed(folder, null)
  await rm(folder, { recursive: true })
  await saveSeed(prisma, seed, await pejl.clock.now())
  const documents = seed.sets.map(({ set }) => set)
  const sets = documents.filter(({ state }) => state === 'adopted')
  Object.assign(pejl, { documents, sets, questions: seed.questions, known: new Map() })
}
