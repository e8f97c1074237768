import type { GoalSet } from '../domain/goal-set.ts'
import type { Situation } from '../loop/situation.ts'
import type { Invocation } from './command.ts'

/** What is known of a goal set. */
export function situationIn(
  { situations, shown }: Pick<Invocation, 'situations' | 'shown'>,
  set: GoalSet,
): Situation {
  const found = [...situations, ...shown].find((one) => one.set.key === set.key)
  if (!found) throw new RangeError(`no goal set ${set.key}`)
  return found
}
