/**
 * What people call a delmål, pejlemærke or step of a plan. What is told can be typed back: it has its goal
 * set in front where several have the code, and a goal also where its set is not followed up.
 */
import { listText } from '../domain/danish-text.ts'
import { typedName } from '../domain/figure-key.ts'
import { type GoalSet, hasDelmaal, pejlemaerkeBy, planItemOf } from '../domain/goal-set.ts'

type Sets = { sets: readonly GoalSet[] }

/** A set is the same as it was when it was defined otherwise, or its period was another (as-of.ts). */
const isAmong = (sets: readonly GoalSet[], { key }: GoalSet): boolean =>
  sets.some((other) => other.key === key)

/** "1B", or "2014-2017/1B" where another set has a 1B too. */
export function delmaalName({ sets }: Sets, set: GoalSet, code: string): string {
  const another = sets.some((other) => other.key !== set.key && hasDelmaal(other, code))
  return another || !isAmong(sets, set) ? typedName(set.name, code) : code
}

/**
 * "M5", or "forebyggelse/M5" where another plan that could be meant has an M5 too. A plan that is only
 * shown needs no name: its steps are found among all documents' when none that is followed up has them.
 */
export function stepName(
  { sets, documents = sets }: Sets & { documents?: readonly GoalSet[] },
  set: GoalSet,
  code: string,
): string {
  const rivals = isAmong(sets, set) ? sets : documents
  const another = rivals.some((other) => other.key !== set.key && planItemOf(other, code))
  return another ? typedName(set.name, code) : code
}

/** "1", or "2014-2017/1" where another set has a 1 too. */
export function pejlemaerkeName({ sets }: Sets, set: GoalSet, number: number): string {
  const another = sets.some((other) => other.key !== set.key && pejlemaerkeBy(other, number))
  return another || !isAmong(sets, set) ? typedName(set.name, `${number}`) : `${number}`
}

/** What a message is about: the set's title where there are several, else simply "pejlemærkerne". */
export const topicName = ({ sets }: Sets, set: GoalSet): string =>
  sets.length === 1 && set.noun.one === 'pejlemærke' ? 'pejlemærkerne' : set.title

/** Two are named, and of more it is said how many: a title has to be short. */
export function topicsText(topics: readonly string[]): string {
  const different = [...new Set(topics)]
  return different.length > 2 ? `${different.length} målsæt` : listText(different)
}
