import { expect, test } from 'vitest'
import { targetText } from '../../src/domain/barometer/target.ts'
import { allLeaves, type GoalSet } from '../../src/domain/goal-set.ts'
import type { BackgroundKind } from '../../src/domain/sourced.ts'
import { readSeed, SEED_DIR } from '../../src/store/seed/seed.ts'
import * as d001 from './facts-001.ts'
import * as others from './facts-others.ts'

const { sets } = await readSeed(SEED_DIR, null)
const document = (number: string): GoalSet => {
  const found = sets.find(({ set }) => set.document === number)
  if (!found) throw new Error(`no document ${number}`)
  return found.set
}
/** Everything that a part of a document says, as one text. */
const words = (part: unknown): string => JSON.stringify(part)
const missing = (wanted: readonly RegExp[], text: string) =>
  wanted.filter((one) => !one.test(text)).map(String)

test('001: every figure of the 36, with its baseline, year, status and target', () => {
  const found = allLeaves(document('001')).map(({ delmaal }) => {
    const { code, unit, baseline, published, target } = delmaal
    const status = published.find(({ period }) => period === '2014')?.value ?? null
    const shown = targetText(target, unit, baseline?.value ?? null).replaceAll('\u00a0', ' ')
    const kind = unit.kind === 'share' ? '%' : 'antal'
    return [code, kind, baseline?.value ?? null, baseline?.year ?? null, status, shown]
  })
  expect(found).toEqual(d001.FIGURES)
})

test('001: what was published for each pejlemærke', () => {
  const labels = document('001').pejlemaerker.map(({ published }) => published[0]?.label)
  expect(labels).toEqual(d001.PUBLISHED)
})

test('001: causes, activities, proposals and points of attention, exactly where the document has them', () => {
  const found = document('001').pejlemaerker.map(({ background }, at) => {
    const count = (kind: BackgroundKind) => background.filter((one) => one.kind === kind).length
    const wanted = d001.COUNTS[at]
    return {
      causes: wanted?.causes === null ? null : count('cause'),
      activities: wanted?.activities === null ? null : count('activity'),
      proposals: count('proposal'),
      attention: count('attention'),
    }
  })
  expect(found).toEqual(d001.COUNTS)
})

test('001: fifteen proposals with twenty-six mentions, one of them with two names, none with an amount', () => {
  const { pejlemaerker, proposals } = document('001')
  const mentioned = pejlemaerker.flatMap(({ number, background }) =>
    background.filter(({ kind }) => kind === 'proposal').map(({ code }) => [code, number] as const),
  )
  expect(mentioned).toHaveLength(26)
  const byCode = Map.groupBy(mentioned, ([code]) => code)
  expect(
    Object.fromEntries([...byCode].map(([code, own]) => [code, own.map(([, number]) => number)])),
  ).toEqual(d001.PROPOSALS)
  expect(proposals.map(({ code }) => code).sort()).toEqual(Object.keys(d001.PROPOSALS).sort())
  const names = proposals.find(({ code }) => code === 'Ø202')?.names ?? []
  expect(names.some((name) => /botilbud/.test(name))).toBe(true)
  expect(names.some((name) => /Region Hovedstadens psykiatri/.test(name))).toBe(true)
})

test('001: the figures in its text, its target groups and its frame', () => {
  const set = document('001')
  for (const { number, background, notes, footnotes, delmaal } of set.pejlemaerker)
    expect([
      number,
      missing(d001.IN_WORDS[number] ?? [], words({ background, notes, footnotes, delmaal })),
    ]).toEqual([number, []])
  expect(set.targetGroups).toHaveLength(4)
  expect(missing(d001.TARGET_GROUPS, words(set.targetGroups))).toEqual([])
  expect(missing(d001.FRAME, words([set.frame, set.notes]))).toEqual([])
})

test('001: the breaks of 7, 8 and 9 have no year, for the document gives none', () => {
  const broken = document('001').pejlemaerker.filter(({ breaks }) => breaks.length > 0)
  expect(broken.map(({ number, breaks }) => [number, breaks[0]?.year])).toEqual([
    [7, null],
    [8, null],
    [9, null],
  ])
})

test('000: two proposed goals, one without a baseline and one from 6 to 10 percent', () => {
  const set = document('000')
  expect([set.state, set.fromYear, set.toYear]).toEqual(['proposed', 2010, 2013])
  expect(allLeaves(set).map(({ delmaal }) => [delmaal.target, delmaal.baseline?.value])).toEqual([
    [{ kind: 'relative', percent: -10 }, undefined],
    [{ kind: 'from-to', from: 6, to: 10 }, 6],
  ])
  expect(set.pejlemaerker.map(({ belongs }) => belongs)).toEqual([
    {
      committee: 'Socialudvalget',
      appropriation: 'Udsatte børn og familier',
      area: 'Udsatte børn og unge',
    },
    {
      committee: 'Socialudvalget',
      appropriation: 'Voksne med særlige behov',
      area: 'Psykiatri',
    },
  ])
  const activities = set.pejlemaerker.map(
    ({ background }) => background.filter(({ kind }) => kind === 'activity').length,
  )
  expect(activities).toEqual([4, 5])
  expect(missing(others.IN_WORDS_000, words(set))).toEqual([])
})

test('002: ten draft goals with what they suggest, and four principles', () => {
  const set = document('002')
  expect(set.state).toBe('draft')
  const found = allLeaves(set).map(({ pejlemaerke, delmaal: { suggested } }) => [
    pejlemaerke.number,
    suggested?.by ?? null,
    suggested?.percent ?? null,
    suggested?.about ?? false,
  ])
  expect(found).toEqual(
    others.SUGGESTED.map(([number, by, percent, about]) => [number, by, percent, about]),
  )
  expect(allLeaves(set).filter(({ delmaal }) => delmaal.baseline !== null)).toEqual([])
  expect(set.principles).toHaveLength(4)
  for (const [at, principle] of others.PRINCIPLES.entries())
    expect(set.principles[at]?.title).toMatch(principle)
})

test('003: fourteen initiatives under six themes, with state, amounts and shares', () => {
  const themes = document('003').plan?.themes ?? []
  expect(themes).toHaveLength(6)
  const found = themes
    .flatMap(({ initiatives }) => initiatives)
    .map(({ code, state, amounts }) => [
      code,
      state,
      amounts.text.map(({ millions }) => millions),
      amounts.table,
      amounts.shared?.millions ?? null,
    ])
  expect(found).toEqual(others.INITIATIVES)
  expect(missing(others.IN_WORDS_003, words(document('003')).replaceAll('6.7', '6,7'))).toEqual([])
})

test('004: twelve milestones, three sub-tasks, three areas, nine key figures, the money and the dates', () => {
  const { plan } = document('004')
  if (!plan) throw new Error('004 is a plan')
  expect(plan.milestones.map(({ from, to }) => [from, to])).toEqual(others.MILESTONES)
  expect([plan.subtasks, plan.areas, plan.keyFigures].map((list) => list.length)).toEqual([3, 3, 9])
  const money = words(plan.money)
  const numbers = [...money.matchAll(/-?\d+/g)].map(([found]) => Number(found))
  expect(others.KRONER_004.filter((amount) => !numbers.includes(amount))).toEqual([])
  expect(missing(others.DATES_004, words(plan))).toEqual([])
  expect(plan.theory.map(({ link, text }) => [link, text])).toEqual([
    ['Ressourcer', ''],
    ['Aktiviteter', ''],
    ['Resultater undervejs', ''],
    ['Mål for hvert indsatsområde', ''],
    ['Politiske mål', ''],
  ])
})
