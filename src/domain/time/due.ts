/** Which figures are awaited, and which period a figure is for. */

import type { Delmaal, Facts, GoalSet } from '../goal-set.ts'
import {
  comparePeriods,
  dayAfter,
  dueDate,
  followedUp,
  type Period,
  periodEndYear,
  periodsDue,
} from './cadence.ts'
import { addDays, at } from './calendar.ts'
import { ladder, NOTICE_DAYS, stepsReached } from './ladder.ts'

/** A figure that is awaited. */
export type Open = {
  code: string
  period: Period
  /** ISO date: the ordinary due date, or the one that an owner expects the figure on. */
  due: string
  moved: boolean
  /** Why it does not exist yet, in the owner's words; "" when nobody has said so. */
  reason: string
}

/** "Tallet findes ikke endnu", as an owner answered for one period. */
export type Postponed = { code: string; period: Period; expectedOn: string; reason: string }

/** How long before its due date a figure may be meant without saying its period, in days. */
const MEANT_DAYS = 62

const inDanishOrder = new Intl.Collator('da', { numeric: true })

/** Whether a period is over on an ISO day; before that it has no figure to report. */
export function hasEnded(period: Period, today: string): boolean {
  return dayAfter(period) <= today
}

/**
 * Every followed-up period that has no figure and whose ladder begins on or before `until`, an ISO
 * day: by due date, then by code as Danes sort. `postponed` is oldest first; the newest of a period
 * decides. A draft goal set asks for nothing, neither do delmål that are retired or proposed to be.
 */
export function openFigures(
  set: GoalSet,
  facts: Facts,
  postponed: readonly Postponed[],
  until: string,
): Open[] {
  if (set.state === 'draft') return []
  return set.pejlemaerker
    .flatMap((pejlemaerke) => pejlemaerke.delmaal)
    .flatMap((delmaal) => activeLeaves(delmaal, until))
    .flatMap((delmaal) =>
      // Wider than what is due: a figure can be postponed, also to an earlier date than the ordinary
      // one, as soon as its period is over; and a forvarsel may come before that.
      askedFor(delmaal, facts, addDays(until, NOTICE_DAYS))
        .filter((period) => !isAnswered(delmaal, period, facts))
        .map((period) => awaited(delmaal, period, postponed)),
    )
    .filter((open) => hasBegun(open, until))
    .sort(
      (a, b) =>
        a.due.localeCompare(b.due) ||
        inDanishOrder.compare(a.code, b.code) ||
        comparePeriods(a.period, b.period),
    )
}

export type PeriodChoice =
  | { kind: 'period'; period: Period }
  /** Everything due is answered: the newest period that is, whose figure can be corrected. */
  | { kind: 'correction'; period: Period }
  /** More than one period awaits a figure, oldest first. */
  | { kind: 'choose'; periods: Period[] }
  /** Nothing is due yet. `next` is what will be; null when the delmål is not followed up any more. */
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
  const horizon = addDays(today, MEANT_DAYS)
  const near = askedFor(delmaal, facts, today).filter(
    (period) =>
      dueDate(period, delmaal.cadence) <= horizon ||
      awaited(delmaal, period, postponed).due <= horizon,
  )
  const open = near.filter((period) => !isAnswered(delmaal, period, facts))
  const [first, second] = open
  if (first && second) return { kind: 'choose', periods: open }
  if (first) return { kind: 'period', period: first }
  const newest = near.at(-1)
  if (newest) return { kind: 'correction', period: newest }
  if (!isActive(delmaal, today)) return { kind: 'none', next: null }
  const next = followedUp(delmaal.cadence).find(
    (period) => isAskedFor(delmaal, period, facts) && !isAnswered(delmaal, period, facts),
  )
  return { kind: 'none', next: next ? awaited(delmaal, next, postponed) : null }
}

function isActive({ lifecycle }: Delmaal, today: string): boolean {
  return lifecycle.state === 'active' || (lifecycle.state === 'retired' && today < lifecycle.from)
}

/** Parts go out with the delmål that they are parts of. */
function activeLeaves(delmaal: Delmaal, today: string): readonly Delmaal[] {
  if (!isActive(delmaal, today)) return []
  if (delmaal.parts.length === 0) return [delmaal]
  return delmaal.parts.flatMap((part) => activeLeaves(part, today))
}

/** The periods that are asked for and over on an ISO day, oldest first, answered or not. */
function askedFor(delmaal: Delmaal, facts: Facts, today: string): Period[] {
  const over = periodsDue({ ...delmaal.cadence, lagMonths: 0 }, today)
  return over.filter((period) => isAskedFor(delmaal, period, facts))
}

/** A figure for a period at or before the baseline would be refused, so nobody is asked for one. */
function isAskedFor({ code }: Delmaal, period: Period, { baselines }: Facts): boolean {
  const baseline = baselines.get(code)
  return baseline === undefined || periodEndYear(period) > baseline.year
}

function isAnswered({ code }: Delmaal, period: Period, { figures }: Facts): boolean {
  return figures.get(code)?.some((figure) => figure.period === period) ?? false
}

function awaited(
  { code, cadence }: Delmaal,
  period: Period,
  postponed: readonly Postponed[],
): Open {
  const newest = postponed.findLast((one) => one.code === code && one.period === period)
  const due = newest?.expectedOn ?? dueDate(period, cadence)
  return { code, period, due, moved: newest !== undefined, reason: newest?.reason ?? '' }
}

function hasBegun({ due, moved }: Open, until: string): boolean {
  return stepsReached(ladder(due, moved), at(until, '23:59')).length > 0
}
