/** Two small adopted goal sets with the same codes, whose figures for 2015 are due on one day. */
import { cpSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readSeed, SEED_DIR, type Seed } from '../../src/store/seed/seed.ts'
import { openHouseWith } from './house.ts'
import { makeFolder } from './store.ts'

const FILES = join(import.meta.dirname, '../fixtures/two-goal-sets')

/** Codes as people type them: the newer set's first. */
export const SETS = ['pejlemaerker-2014-2017', 'pejlemaerker-2013-2016'] as const

/** Their seed, with one thing said differently in people.yaml. */
export async function readTwoGoalSets(from = '', to = ''): Promise<Seed> {
  const folder = await makeFolder(FILES)
  cpSync(join(SEED_DIR, 'reflection.yaml'), join(folder, 'reflection.yaml'))
  const people = join(folder, 'people.yaml')
  const text = await readFile(people, 'utf8')
  if (!text.includes(from)) throw new Error(`people.yaml does not have: ${from}`)
  await writeFile(people, text.replace(from, to))
  try {
    return await readSeed(folder, null)
  } finally {
    await rm(folder, { recursive: true })
  }
}

export const openTwoGoalSets = async (start = '2016-01-04 07:55') =>
  openHouseWith(await readTwoGoalSets(), start)
