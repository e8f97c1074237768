/** Which period a figure is for that somebody reports without saying so. */
import type { Delmaal } from '../goal-set.ts'
import type { Period } from './cadence.ts'
import { addDays } from './calendar.ts'
import { hasEnded, type Open } from './due.ts'
import {
  type Awaiting,
  type Expected,
  expectedPeriods,
  isActive,
  statesOf,
} from './figure-state.ts'

/** How long before its due date a figure may be meant without saying its period, in days. */
const MEANT_DAYS = 62

export type PeriodChoice =
  | { kind: 'period'; period: Period }
  /** Nothing due is awaited: the newest period that is, whose answer can be corrected, or whose figure comes after all. */
  | { kind: 'correction'; period: Period }
  /** More than one period awaits a figure, oldest first. */
  | { kind: 'choose'; periods: Period[] }
  /** Nothing is due yet. `next` is what will be; null when nothing will. */
  | { kind: 'none'; next: Pick<Open, 'period' | 'due'> | null }

/**
 * Which period "indberet 1D 1.330" means on an ISO day: the one that is over, is awaited and is due,
 * or will be within 62 days. One that was postponed is still meant: its figure may come early.
 */
export function periodMeant(
  delmaal: Delmaal,
  { facts, said }: Pick<Awaiting, 'facts' | 'said'>,
  today: string,
): PeriodChoice {
  const horizon = addDays(today, MEANT_DAYS)
  // Also what was due before the follow-up began can be reported.
  const stateOf = statesOf(delmaal, { facts, said, startsOn: null, adoptedAt: null })
  const awaited = ({ period, ...one }: Expected) => {
    const state = stateOf({ period, ...one }, today)
    return state.kind === 'awaited' ? { period, due: state.due } : null
  }
  const asked = expectedPeriods(delmaal).filter((one) => stateOf(one, today).kind !== 'not-asked')
  const near = asked.filter(
    (one) =>
      hasEnded(one.period, today) &&
      (one.due <= horizon || (awaited(one)?.due ?? one.due) <= horizon),
  )
  const open = near.flatMap((one) => awaited(one)?.period ?? [])
  const [first, second] = open
  if (first && second) return { kind: 'choose', periods: open }
  if (first) return { kind: 'period', period: first }
  const last = near.at(-1)
  if (last) return { kind: 'correction', period: last.period }
  if (!isActive(delmaal, today)) return { kind: 'none', next: null }
  return { kind: 'none', next: asked.map(awaited).find((one) => one !== null) ?? null }
}
