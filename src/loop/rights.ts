/** Who may do what, asked of what is known; the question itself is the domain's (domain/rights.ts). */
import type { DelmaalKey } from '../domain/figure-key.ts'
import { type Actor, may, refusal } from '../domain/rights.ts'
import type { Person } from '../store/people.ts'
import { periodStateOf } from './closing/final.ts'
import { type Known, ownersOf } from './known.ts'
import { delmaalName } from './names.ts'
import type { Pejl } from './pejl.ts'
import type { Situation } from './situation.ts'

/** The person who speaks; null for somebody who does not take part. */
export const speakerIn = ({ people }: Pick<Known, 'people'>, { personKey }: Actor): Person | null =>
  people.find(({ key }) => key === personKey) ?? null

/**
 * Why somebody may not report a figure, and who could do it; null when they may. When the period has been
 * made up, only a controller may.
 */
export function reportRefusal(
  pejl: Pick<Pejl, 'sets'>,
  known: Situation,
  actor: Actor,
  delmaal: DelmaalKey,
): string | null {
  const speaker = speakerIn(known, actor)
  if (may(speaker, 'report', delmaal))
    return periodStateOf(known).kind === 'closed' && !may(speaker, 'report-late')
      ? `${known.set.title} er gjort op, så der indberettes ikke flere tal. En controller kan stadig indberette et tal, der kommer sent.`
      : null
  const owners = ownersOf(known, delmaal.code).map(({ name }) => name)
  return refusal('report', delmaalName(pejl, known.set, delmaal.code), owners)
}
