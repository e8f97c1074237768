/** What people call the kinds of background. */
import type { GoalSet } from './goal-set.ts'
import type { BackgroundKind } from './sourced.ts'

type Words = {
  one: string
  many: string
  /** "Ny årsag", "Nyt tiltag". */
  fresh: string
}

const WORDS: Readonly<Record<BackgroundKind, Words>> = {
  cause: { one: 'årsag', many: 'årsager', fresh: 'ny' },
  activity: { one: 'tiltag', many: 'tiltag', fresh: 'nyt' },
  proposal: { one: 'budgetforslag', many: 'budgetforslag', fresh: 'nyt' },
  attention: { one: 'opmærksomhedspunkt', many: 'opmærksomhedspunkter', fresh: 'nyt' },
}

export const backgroundWords = (kind: BackgroundKind): Words => WORDS[kind]

/** "4 årsager", "1 årsag", "ingen årsager". */
export function backgroundCount(kind: BackgroundKind, count: number): string {
  const { one, many } = WORDS[kind]
  return count === 0 ? `ingen ${many}` : `${count} ${count === 1 ? one : many}`
}

/** The first of a proposal's names; "" of one that the document does not have. */
export const proposalName = ({ proposals }: GoalSet, code: string): string =>
  proposals.find((one) => one.code === code)?.names[0] ?? ''
