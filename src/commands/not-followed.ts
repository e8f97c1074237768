/** What is said of goal sets that are only shown. */
import { lowerFirst } from '../domain/danish-text.ts'
import type { GoalSet } from '../domain/goal-set.ts'
import { standingText } from '../domain/set-state.ts'
import type { Pejl } from '../loop/pejl.ts'
import { no } from './answers.ts'
import type { Outcome } from './command.ts'

/** What is said first of a set's goals; "" when it is followed up. */
export const standingFor = ({ sets }: Pick<Pejl, 'sets'>, set: GoalSet): string =>
  sets.includes(set) ? '' : standingText(set)

/** Nothing is asked for, so nothing can be answered: who could change that. Null when it is followed up. */
export function notFollowed(pejl: Pick<Pejl, 'sets'>, set: GoalSet): Outcome | null {
  const standing = standingFor(pejl, set)
  if (standing === '') return null
  const nobody =
    set.pejlemaerker.length === 0
      ? 'Derfor bliver ingen spurgt, og der kan ikke svares.'
      : 'Derfor bliver ingen bedt om tal, og der kan ikke indberettes noget.'
  return no(
    `${set.title}: ${lowerFirst(standing)} ${nobody} En controller kan sætte det i gang med »målsæt vedtag ${set.name}«.`,
    [{ title: 'Se målsættet', command: `målsæt ${set.name}` }],
  )
}
