import type { GoalSet } from '../domain/goal-set.ts'
import type { Situation } from '../loop/situation.ts'
import type { Invocation } from './command.ts'

/** What is known of a goal set that is followed up. */
export function situationIn(
  { situations }: Pick<Invocation, 'situations'>,
  set: GoalSet,
): Situation {
  const found = situations.find((one) => one.set.key === set.key)
  if (!found) throw new RangeError(`no goal set ${set.key}`)
  return found
}
