/** Who answers in a goal set that a controller has made live is changed by a controller too. */
import type { GoalSet } from '../../domain/goal-set.ts'
import { inTransaction } from '../../store/engine/open.ts'
import { bumpVersions, lockGoalSet } from '../../store/goal-sets.ts'
import { addOwners, removeOwners } from '../../store/people.ts'
import type { Pejl } from '../pejl.ts'

/** @param personKey null for nobody: then a controller is asked */
export async function chooseOwner(
  pejl: Pejl,
  { key }: GoalSet,
  codes: readonly string[],
  personKey: string | null,
): Promise<void> {
  const owned = codes.map((code) => ({ set: key, code }))
  await inTransaction(pejl.db, async (tx) => {
    await lockGoalSet(tx, key)
    await removeOwners(tx, owned)
    if (personKey !== null)
      await addOwners(
        tx,
        owned.map((own) => ({ personKey, own })),
      )
    // What somebody owns is known with every set.
    await bumpVersions(
      tx,
      pejl.documents.map((set) => set.key),
    )
  })
}
