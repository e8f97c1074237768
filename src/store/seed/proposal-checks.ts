/** What must hold between a goal set's budget proposals and the pejlemærker that mention them. */
import type { GoalSet } from '../../domain/goal-set.ts'
import type { Problem } from './goal-set-build.ts'

/** Every mention of a proposal that is not among the set's own, in the file's order. */
export function checkProposals({ proposals, pejlemaerker }: GoalSet): Problem[] {
  const codes = new Set(proposals.map(({ code }) => code))
  return pejlemaerker.flatMap(({ background }, index) =>
    background
      .filter(({ kind }) => kind === 'proposal')
      .flatMap(({ code }, nth) =>
        codes.has(code)
          ? []
          : [
              {
                path: ['pejlemaerker', index, 'proposals', nth, 'code'],
                message: `${code} er ikke et af filens budgetforslag. Ret koden, eller skriv forslaget med navn under proposals øverst`,
              },
            ],
      ),
  )
}
