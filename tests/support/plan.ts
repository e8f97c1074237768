/** A house that follows up a plan of milestones, initiatives and areas. */
import { cpSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { figureId } from '../../src/domain/figure-key.ts'
import { readSeed, SEED_DIR, type Seed } from '../../src/store/seed/seed.ts'
import { type Maker, openHouseWith } from './house.ts'
import { makeFolder } from './store.ts'

const FILES = join(import.meta.dirname, '../fixtures/plan')

export async function readPlanSeed(): Promise<Seed> {
  const folder = await makeFolder(FILES)
  cpSync(join(SEED_DIR, 'reflection.yaml'), join(folder, 'reflection.yaml'))
  try {
    return await readSeed(folder, null)
  } finally {
    await rm(folder, { recursive: true })
  }
}

export const openPlanHouse = async (start = '2011-09-01 08:00', makers: readonly Maker[] = []) =>
  openHouseWith(await readPlanSeed(), start, makers)

/** The name of a question about a step: step('M1', '2011-09'). */
export const step = (code: string, period: string): string =>
  figureId({ set: 'plan-2011-2012', code, period })
