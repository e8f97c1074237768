import { expect, test } from 'vitest'
import { targetText } from '../../src/domain/barometer/target.ts'
import { allLeaves, type Delmaal, type GoalSet } from '../../src/domain/goal-set.ts'
import { readSeed, SEED_DIR } from '../../src/store/seed/seed.ts'
import * as figures from './figures.ts'
import { asFacts, type Said, saidIn, says } from './said.ts'
import { SAID_000, SAID_002 } from './said-000-002.ts'
import { SAID_001 } from './said-001.ts'
import { SAID_001_MORE } from './said-001-more.ts'
import { SAID_003 } from './said-003.ts'
import { SAID_004 } from './said-004.ts'

const { sets } = await readSeed(SEED_DIR, null)
const document = (number: string): GoalSet => {
  const found = sets.find(({ set }) => set.document === number)
  if (!found) throw new Error(`no document ${number}`)
  return found.set
}
const target = ({ target, unit, baseline }: Delmaal) =>
  targetText(target, unit, baseline?.value ?? null).replaceAll('\u00a0', ' ')

test.each<[string, Said]>([
  ['000', SAID_000],
  ['001', { ...SAID_001, ...SAID_001_MORE }],
  ['002', SAID_002],
  ['003', SAID_003],
  ['004', SAID_004],
])('%s: all it says is said of what it is about, and nothing else is', (number, facts) => {
  expect(asFacts(saidIn(document(number)), facts)).toEqual(facts)
})

test.each([
  ['Der er 29 af 61 skoler (s. 7).', '29 af 61 … (s. 7)', true],
  ['Der er 29 af 60 skoler (s. 7).', '29 af 61 … (s. 7)', false],
  ['Der er 29 af 61 klubber (s. 7).', '29 af 61 skoler … (s. 7)', false],
  ['På 61 skoler er der 29 (s. 7).', '29 … 61 … (s. 7)', false],
  ['Der er 29 af 61 skoler i 2009 (s. 7).', '29 af 61 … (s. 7)', false],
])('»%s« says »%s«: %s', (statement, fact, isSaid) => {
  expect(says(statement, fact)).toBe(isSaid)
})

test('001: every figure of the 36, with its baseline, year, status and target', () => {
  const leaves = allLeaves(document('001')).map(({ delmaal }) => delmaal)
  const found = leaves.map((delmaal) => {
    const { code, unit, direction, baseline, published } = delmaal
    const status = published.find(({ period }) => period === '2014')?.value ?? null
    const kind = unit.kind === 'share' ? '%' : 'antal'
    const start = [baseline?.value ?? null, baseline?.year ?? null]
    return [code, direction, kind, unit.decimals, ...start, status, target(delmaal)]
  })
  expect(found).toEqual(figures.FIGURES)
  expect(leaves.map(({ targetYear }) => targetYear)).toEqual(leaves.map(() => 2017))
  const codes = (some: readonly Delmaal[]) => some.map(({ code }) => code)
  expect(
    codes(leaves.filter(({ published }) => published.some(({ preliminary }) => preliminary))),
  ).toEqual(figures.PRELIMINARY)
  expect(
    codes(leaves.filter(({ lifecycle }) => lifecycle.state === 'proposed-for-retirement')),
  ).toEqual(figures.PROPOSED_TO_GO)
})

test('001: 36 figures under 30 delmål, 14 without a baseline, 8 with a status, 4 where baseline is target', () => {
  const { pejlemaerker } = document('001')
  const all = pejlemaerker.flatMap(({ delmaal }) => delmaal)
  const leaves = allLeaves(document('001')).map(({ delmaal }) => delmaal)
  expect([all.length, leaves.length]).toEqual([30, 36])
  expect(leaves.filter(({ baseline }) => baseline === null)).toHaveLength(14)
  expect(leaves.filter(({ published }) => published.length > 0)).toHaveLength(8)
  const same = leaves.filter(
    ({ target, baseline }) => target.kind === 'below' && target.value === baseline?.value,
  )
  expect(same.map(({ code }) => code)).toEqual(['3A', '3C', '7A', '7B'])
  expect(all.filter(({ weighting }) => weighting === 'population').map(({ code }) => code)).toEqual(
    figures.WEIGHTED_BY_POPULATION,
  )
})

test('001: fifteen proposals with twenty-six mentions, none with an amount', () => {
  const { pejlemaerker, proposals } = document('001')
  const mentioned = pejlemaerker
    .flatMap(({ background }) => background)
    .filter(({ kind }) => kind === 'proposal')
  expect([proposals.length, mentioned.length]).toEqual([15, 26])
  expect(mentioned.filter(({ text }) => /\bkr\b|mio|mill/.test(text))).toEqual([])
})

test('000: one goal without a baseline and one from 6 to 10 percent, both for 2013', () => {
  expect(
    allLeaves(document('000')).map(({ delmaal }) => [
      delmaal.direction,
      delmaal.target,
      delmaal.baseline?.value,
      delmaal.targetYear,
      delmaal.unit.decimals,
    ]),
  ).toEqual([
    ['less', { kind: 'relative', percent: -10 }, undefined, 2013, 1],
    ['more', { kind: 'from-to', from: 6, to: 10 }, 6, 2013, 0],
  ])
})

test('002: ten draft goals with what they suggest, none with a baseline', () => {
  const leaves = allLeaves(document('002'))
  const found = leaves.map(({ pejlemaerke, delmaal: { suggested } }) => [
    pejlemaerke.number,
    suggested?.by ?? null,
    suggested?.percent ?? null,
    suggested?.about ?? false,
  ])
  expect(found).toEqual(figures.SUGGESTED)
  expect(leaves.map(({ delmaal }) => target(delmaal))).toEqual(figures.SUGGESTED_TARGETS)
  expect(leaves.filter(({ delmaal }) => delmaal.baseline !== null)).toEqual([])
})
