/** Publishes a year of a goal set: freezes it, tells management, and brings the living cards up to date. */
import type { GoalSet } from '../../domain/goal-set.ts'
import { toChannel } from '../../domain/recipient.ts'
import type { Actor } from '../../domain/rights.ts'
import { yearlyExport } from '../../domain/yearly/export.ts'
import type { StatusExport } from '../../domain/yearly/shape.ts'
import { inTransaction } from '../../store/engine/open.ts'
import { bumpVersions } from '../../store/goal-sets.ts'
import { keysBeginning, revise } from '../../store/messages.ts'
import { addYearlyStatus, type YearlyStatus } from '../../store/yearly-statuses.ts'
import { announcement } from '../announcement/intent.ts'
import { put } from '../kind.ts'
import { channelOf } from '../known.ts'
import { messageKey } from '../message-keys.ts'
import type { Pejl } from '../pejl.ts'
import { keep, lockedSituation, type Situation } from '../situation.ts'
import { yearlyPublished } from './intent.ts'

/**
 * Whether somebody may, and whether the year is over, is asked before. Returns the situation after it;
 * null when something was reported since `seen` was made, so that nobody publishes what they have not
 * seen. A year that is published already is left as it is.
 */
export async function publishYear(
  pejl: Pejl,
  { personKey }: Actor,
  set: GoalSet,
  year: number,
  seen: StatusExport,
): Promise<Situation | null> {
  const now = await pejl.clock.now()
  const after = await inTransaction(pejl.db, async (tx) => {
    const before = await lockedSituation(pejl.known, tx, set, now)
    if (before.yearly.some((one) => one.year === year)) return before
    const made = yearlyExport(before, year)
    if (JSON.stringify(made) !== JSON.stringify(seen)) return null
    const status: YearlyStatus = { year, publishedBy: personKey, at: now, export: made }
    await addYearlyStatus(tx, set.key, status)
    await bumpVersions(tx, [set.key])
    const yearly = [...before.yearly, status].sort((a, b) => a.year - b.year)
    const next = { ...before, yearly, version: before.version + 1 }
    const place = channelOf(next, null)
    if (place)
      await put(tx, yearlyPublished, {
        key: messageKey.yearlyPublished(set.key, year),
        intent: { set: set.key, year },
        recipient: toChannel(place.key),
        at: now,
      })
    await revise(tx, await keysBeginning(tx, announcement.name, messageKey.announcements(set.key)))
    return next
  })
  if (after === null) return null
  keep(pejl, after)
  pejl.wake()
  return after
}
