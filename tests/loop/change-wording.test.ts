import { expect, test } from 'vitest'
import { leafOf } from '../../src/domain/goal-set.ts'
import { baselineCauses, figureCauses } from '../../src/loop/change/wording.ts'
import { readSeed, SEED_DIR } from '../../src/store/seed/seed.ts'

const { sets } = await readSeed(SEED_DIR, null)
const pejlemaerker = sets.find(({ set }) => leafOf(set, '1F1'))?.set
const leaf = (code: string) => {
  const found = pejlemaerker && leafOf(pejlemaerker, code)
  if (!found) throw new RangeError(`no ${code}`)
  return found
}
const figure = (code: string, value: number, corrected = false) => ({
  delmaal: leaf(code),
  period: '2015',
  value,
  corrected,
})
const baseline = (code: string, value: number) => ({
  delmaal: leaf(code),
  value,
  year: 2015,
  corrected: false,
})

test('several figures of a year are one short sentence, corrections one of their own', () => {
  expect(figureCauses([figure('1F1', 118), figure('1C', 97.3), figure('1A', 915, true)])).toEqual([
    '1F1 (118) og 1C (97,3\u00a0%) for 2015 er indberettet',
    '1A for 2015 er rettet til 915',
  ])
})

test('so are several baselines', () => {
  expect(baselineCauses([baseline('6A', 41), baseline('6B', 12)])).toEqual([
    'baseline er sat for 6A (41\u00a0% i 2015) og 6B (12\u00a0% i 2015)',
  ])
  expect(baselineCauses([baseline('6A', 41)])).toEqual([
    'baseline for 6A er sat til 41\u00a0% (2015)',
  ])
})
