import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pejlemaerkeStatus } from '../../src/domain/barometer/pejlemaerke.ts'
import { implied } from '../../src/domain/barometer/suggested.ts'
import { allLeaves } from '../../src/domain/goal-set.ts'
import { parseGoalSet } from '../../src/store/seed/goal-set-file.ts'
import { documentFacts } from '../support/document-2014.ts'

function seeded(file: string) {
  const read = parseGoalSet(readFileSync(`prisma/seed/${file}`, 'utf8'), file)
  if (!read.ok) throw new Error(read.errors.join('\n'))
  return read.set
}
const quality = seeded('kvalitetsmaal-2010-2013.yaml')
const draft = seeded('grundlag-2014-2017.yaml')

test.each([
  [2012, 8, 2.5],
  [2012, 7, 1.25],
])('000: in %d %d percent of those who move are %d points', (year, value, points) => {
  const facts = documentFacts(quality, { '2A': { [year]: value } })
  expect(pejlemaerkeStatus(quality, 2, facts).score).toBeCloseTo(points, 9)
})

test.each([
  [2011, 5 / 3],
  [2012, 10 / 3],
  [2013, 5],
])('000: by %d the plan expects %d points', (year, points) => {
  const facts = documentFacts(quality, { '2A': { [year]: 8 } })
  expect(pejlemaerkeStatus(quality, 2, facts).path?.expected).toBeCloseTo(points, 9)
})

test('000: ten percent less has no target until a baseline is confirmed', () => {
  const before = documentFacts(quality)
  expect(pejlemaerkeStatus(quality, 1, before)).toMatchObject({ score: null, display: '–' })
  const baselines = new Map([...before.baselines, ['1A', { value: 12, year: 2010 }]])
  const [absence] = pejlemaerkeStatus(quality, 1, { ...before, baselines }).delmaal
  expect(absence?.target).toBe(10.8)
})

test('002: a count and its percentage imply one baseline, which is never used as one', () => {
  const quotients = allLeaves(draft).map(
    ({ delmaal: { suggested } }) => suggested && implied(suggested),
  )
  expect(quotients.slice(0, 5).map((one) => [one?.baseline, one?.target])).toEqual([
    [825, 990],
    [533, 453],
    [417, 317],
    [21_429, 21_729],
    [14_600, 13_870],
  ])
  expect(quotients.slice(5)).toEqual([null, null, null, null, null])
  const facts = documentFacts(draft)
  for (const { number } of draft.pejlemaerker)
    expect(pejlemaerkeStatus(draft, number, facts)).toMatchObject({ score: null, label: '–' })
})
