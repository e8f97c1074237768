import { readFileSync } from 'node:fs'
import { allLeaves, type Facts, type Figure, type GoalSet } from '../../src/domain/goal-set.ts'
import { parseGoalSet } from '../../src/store/seed/goal-set-file.ts'

const seed = new URL('../../prisma/seed/pejlemaerker-2014-2017.yaml', import.meta.url)

/** The seed as text, for tests that make a mistake in it. */
export const seedText = readFileSync(seed, 'utf8')

/** Pejlemærker 2014–2017, as the seed has them. */
export function pejlemaerker2014(): GoalSet {
  const parsed = parseGoalSet(seedText, 'pejlemaerker-2014-2017.yaml')
  if (!parsed.ok) throw new Error(parsed.errors.join('\n'))
  return parsed.set
}

/** What document 001 knows, and what has been reported since: { '1D': { 2015: 1330 } }. */
export function documentFacts(
  set: GoalSet,
  reported: Record<string, Record<string, number>> = {},
): Facts {
  const leaves = allLeaves(set).map(({ delmaal }) => delmaal)
  const baselines = leaves.flatMap(({ code, baseline }) =>
    baseline ? [[code, { value: baseline.value, year: baseline.year }] as const] : [],
  )
  const figures = leaves.map(({ code, published }): [string, Figure[]] => {
    const values = Object.fromEntries(published.map(({ period, value }) => [period, value]))
    const all = Object.entries({ ...values, ...reported[code] })
    return [code, all.map(([period, value]) => ({ period, value, revision: 1 }))]
  })
  return { baselines: new Map(baselines), figures: new Map(figures) }
}
