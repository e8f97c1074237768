/** What stands at an end of a link between two documents. */
import { type Delmaal, type GoalSet, type Pejlemaerke, planItemOf, withParts } from './goal-set.ts'
import type { PlanItem } from './plan/plan.ts'
import { citation } from './sourced.ts'

/** What a link calls how a document wants the follow-up to be. */
export const FOLLOW_UP = 'opfølgning'

export type LinkEnd =
  | { kind: 'goal'; goal: Pejlemaerke }
  | { kind: 'delmaal'; goal: Pejlemaerke; delmaal: Delmaal }
  | { kind: 'step'; step: PlanItem }
  | { kind: 'proposal'; names: readonly string[] }
  | { kind: 'follow-up' }

/** By a pejlemærke's number, the code of a delmål, a plan's step or a proposal; null when there is none. */
export function linkEnd(set: GoalSet, code: string): LinkEnd | null {
  if (code === FOLLOW_UP) return set.frame.length > 0 ? { kind: 'follow-up' } : null
  for (const goal of set.pejlemaerker) {
    if (String(goal.number) === code) return { kind: 'goal', goal }
    const all = goal.delmaal.flatMap((one) => withParts(one))
    const delmaal = all.find((one) => one.code === code)
    if (delmaal) return { kind: 'delmaal', goal, delmaal }
  }
  const step = planItemOf(set, code)
  if (step) return { kind: 'step', step }
  const proposal = set.proposals.find((one) => one.code === code)
  return proposal ? { kind: 'proposal', names: proposal.names } : null
}

/** A link as it is read from one of its two documents. */
export type Linked = { own: string; other: GoalSet; code: string; why: string; source: string }

/** Every link that a document has with the others, whichever of the two files says so. */
export const linksWith = (documents: readonly GoalSet[], document: GoalSet): Linked[] =>
  documents.flatMap((set) =>
    set.links.flatMap(({ here, set: key, there, why, source }): Linked[] => {
      const said = { why, source: citation(set.document, { source }) }
      if (key === document.key) return [{ own: there, other: set, code: here, ...said }]
      const other = documents.find((one) => one.key === key)
      return set === document && other ? [{ own: here, other, code: there, ...said }] : []
    }),
  )
