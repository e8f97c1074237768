/** Which period a figure is for that somebody reports without saying so. */
import type { Delmaal, Facts } from '../goal-set.ts'
import type { Period } from './cadence.ts'
import { addDays } from './calendar.ts'
import {
  awaited,
  expectations,
  isActive,
  newestPostponed,
  type Open,
  type Postponed,
  periodsOver,
} from './due.ts'

/** How long before its due date a figure may be meant without saying its period, in days. */
const MEANT_DAYS = 62

export type PeriodChoice =
  | { kind: 'period'; period: Period }
  /** Everything due is answered: the newest period that is, whose figure can be corrected. */
  | { kind: 'correction'; period: Period }
  /** More than one period awaits a figure, oldest first. */
  | { kind: 'choose'; periods: Period[] }
  /** Nothing is due yet. `next` is what will be; null when nothing will. */
  | { kind: 'none'; next: Open | null }

/**
 * Which period "indberet 1D 1.330" means on an ISO day: the one that is over, has no figure and is
 * due, or will be within 62 days. One that was postponed is still meant: its figure may come early.
 */
export function periodMeant(
  delmaal: Delmaal,
  facts: Facts,
  postponed: readonly Postponed[],
  today: string,
): PeriodChoice {
  const { code, cadence, targetYear } = delmaal
  const horizon = addDays(today, MEANT_DAYS)
  const newest = newestPostponed(postponed.filter((one) => one.code === code))
  const { isAskedFor, isAwaited } = expectations(delmaal, facts)
  const near = periodsOver(cadence, today)
    .filter(isAskedFor)
    .filter((one) => one.due <= horizon || awaited(code, one, newest).due <= horizon)
  const open = near.filter(isAwaited).map(({ period }) => period)
  const [first, second] = open
  if (first && second) return { kind: 'choose', periods: open }
  if (first) return { kind: 'period', period: first }
  const last = near.at(-1)
  if (last) return { kind: 'correction', period: last.period }
  if (!isActive(delmaal, today)) return { kind: 'none', next: null }
  const next = periodsOver(cadence, `${targetYear + 1}-01-01`).find(isAwaited)
  return { kind: 'none', next: next ? awaited(code, next, newest) : null }
}
