/** A controller lets a goal set's period end another year. */
import type { GoalSet } from '../../domain/goal-set.ts'
import { toChannel } from '../../domain/recipient.ts'
import type { Actor } from '../../domain/rights.ts'
import { inTransaction } from '../../store/engine/open.ts'
import { bumpVersions } from '../../store/goal-sets.ts'
import { keysBeginning, revise } from '../../store/messages.ts'
import { addProlongation } from '../../store/prolongations.ts'
import { announcement } from '../announcement/intent.ts'
import { put } from '../kind.ts'
import { channelOf } from '../known.ts'
import { messageKey } from '../message-keys.ts'
import type { Pejl } from '../pejl.ts'
import { lockedSituation } from '../situation.ts'
import { prolongedPeriod } from './intent.ts'

/**
 * Records it (append-only), tells management, and brings the living cards up to date. Returns false when
 * somebody changed the period meanwhile. Whether somebody may, and to which year, is asked before.
 */
export async function prolong(
  pejl: Pejl,
  { personKey: by }: Actor,
  set: GoalSet,
  toYear: number,
  reason: string,
  now: Date,
): Promise<boolean> {
  const { key, toYear: fromYear } = set
  const done = await inTransaction(pejl.db, async (tx) => {
    const before = await lockedSituation(pejl.known, tx, set, now)
    if (before.set.toYear !== fromYear) return false
    const revision = before.prolongations.length + 1
    await addProlongation(tx, key, { revision, toYear, reason, by, at: now })
    await bumpVersions(tx, [key])
    await revise(tx, await keysBeginning(tx, announcement.name, messageKey.announcements(key)))
    const management = channelOf(before, null)
    if (management)
      await put(tx, prolongedPeriod, {
        key: messageKey.prolonged(key, revision),
        intent: { set: key, fromYear, toYear, reason, by },
        recipient: toChannel(management.key),
        at: now,
      })
    return true
  })
  pejl.wake()
  return done
}
