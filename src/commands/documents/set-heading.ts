import type { GoalSet } from '../../domain/goal-set.ts'
import type { Pejl } from '../../loop/pejl.ts'

/** A heading, with its set's title unless it is the set whose goals are meant without a name. */
export function setHeading(
  { sets, home }: Pick<Pejl, 'sets' | 'home'>,
  set: GoalSet,
  heading: string,
): string {
  const withGoals = sets.filter(({ pejlemaerker }) => pejlemaerker.length > 0)
  const [only, another] = home && withGoals.includes(home) ? [home] : withGoals
  return only === set && !another ? heading : `${heading} · ${set.title}`
}
