/** From what a YAML file says in words to what the domain holds: background and plans. */
import type { Plan } from '../../domain/plan/plan.ts'
import type { Background, BackgroundKind } from '../../domain/sourced.ts'
import type { WrittenPejlemaerke } from './goal-set-schema.ts'
import type { WrittenPlan } from './plan-schema.ts'

type Entry = { text: string; source: string; group?: string; code?: string }

/** Everything that stands beside a pejlemærke's figures, a kind at a time. */
export function backgroundOf(written: WrittenPejlemaerke): Background[] {
  const { causes, activities, proposals, attention } = written
  const of = (kind: BackgroundKind, entries: readonly Entry[]): Background[] =>
    entries.map((entry) => ({ kind, group: '', code: '', ...entry }))
  return [
    ...of('cause', causes),
    ...of('activity', activities),
    ...of('proposal', proposals),
    ...of('attention', attention),
  ]
}

/** Short forms spelled out: a milestone of one month ends in it. */
export function buildPlan({ milestones, themes, areas, ...rest }: WrittenPlan): Plan {
  return {
    ...rest,
    milestones: milestones.map((one) => ({ ...one, kind: 'milestone', to: one.to ?? one.from })),
    themes: themes.map((theme) => ({
      ...theme,
      initiatives: theme.initiatives.map((one) => ({ ...one, kind: 'initiative' })),
    })),
    areas: areas.map((one) => ({ ...one, kind: 'area' })),
  }
}
