/**
 * Everything known of a goal set at a moment. It is loaded once and passed on. A set's version tells
 * whether what is kept in memory is still true, also when another process changed it; so most of the
 * time one statement is all that is asked of the store.
 */
import { figureIn } from '../domain/figure-key.ts'
import type { GoalSet } from '../domain/goal-set.ts'
import { addDays, dayOf } from '../domain/time/calendar.ts'
import { type Open, openFigures } from '../domain/time/due.ts'
import { NOTICE_DAYS } from '../domain/time/ladder.ts'
import type { Tx } from '../store/engine/open.ts'
import { lockGoalSet, versionsOf } from '../store/goal-sets.ts'
import { type Known, type KnownSets, loadKnown } from './known.ts'
import type { Pejl } from './pejl.ts'

export type Situation = Known & {
  /** Domain time. */
  now: Date
  /** The ISO date it is in Copenhagen. */
  today: string
  /** The figures whose ladder has begun, or will within so many days: by due date, then by code. */
  openWithin(days: number): readonly Open[]
  /** One figure whose ladder has begun; null when it is not asked for now. */
  awaited(code: string, period: string): Open | null
}

/** Far enough ahead to see every next due date of a yearly figure, in days. */
export const YEAR_AHEAD = 366 + NOTICE_DAYS

/** Every goal set that is followed up, as it is now. */
export async function situations(pejl: Pejl, now: Date): Promise<Situation[]> {
  const keys = pejl.sets.map(({ key }) => key)
  const versions = await versionsOf(pejl.db, keys)
  const all: Situation[] = []
  for (const set of pejl.sets) {
    const kept = pejl.known.get(set.key)
    const isTrue = kept && kept.version === versions.get(set.key)
    all.push(situationOf(isTrue ? kept : await loadWhole(pejl, set), now))
  }
  return all
}

/** One of them; null for a goal set that is not followed up any more: what is said of it stands. */
export async function situation(pejl: Pejl, key: string, now: Date): Promise<Situation | null> {
  return (await situations(pejl, now)).find(({ set }) => set.key === key) ?? null
}

/** One of them in a transaction, in which nobody else changes it. */
export async function lockedSituation(
  kept: KnownSets,
  tx: Tx,
  set: GoalSet,
  now: Date,
): Promise<Situation> {
  const version = await lockGoalSet(tx, set.key)
  const own = kept.get(set.key)
  const known = own?.version === version ? own : await loadKnown(tx, set, version)
  return situationOf(known, now)
}

/** Keeps what a transaction has made of a goal set, once it is committed. */
export function keep(
  pejl: Pejl,
  { now: _, today: __, openWithin: ___, awaited: ____, ...known }: Situation,
): void {
  const kept = pejl.known.get(known.set.key)
  if (!kept || kept.version < known.version) pejl.known.set(known.set.key, known)
}

/** Loads until nothing was changed meanwhile, so that no two states are mixed. */
async function loadWhole(pejl: Pejl, set: GoalSet): Promise<Known> {
  for (;;) {
    const version = (await versionsOf(pejl.db, [set.key])).get(set.key)
    if (version === undefined) throw new RangeError(`no goal set ${set.key}`)
    const known = await loadKnown(pejl.db, set, version)
    if ((await versionsOf(pejl.db, [set.key])).get(set.key) !== version) continue
    pejl.known.set(set.key, known)
    return known
  }
}

/** What is known, seen at a moment. */
export function situationOf(known: Known, now: Date): Situation {
  const today = dayOf(now)
  return {
    ...{ ...known, now, today },
    openWithin: (days) => openUntil(known, addDays(today, days)).all,
    awaited: (code, period) =>
      openUntil(known, today).byFigure.get(figureIn({ code, period })) ?? null,
  }
}

type OpenFigures = { all: readonly Open[]; byFigure: ReadonlyMap<string, Open> }

const openByKnown = new WeakMap<Known['facts'], Map<string, OpenFigures>>()

/** More than the loop and the commands look at in a day; a goal set may be large, and stand unchanged for months. */
const DAYS_KEPT = 8

/** Worked out once for the same facts and day. */
function openUntil({ set, facts, postponed }: Known, day: string): OpenFigures {
  const days = openByKnown.get(facts) ?? new Map<string, OpenFigures>()
  openByKnown.set(facts, days)
  const found = days.get(day)
  if (found) return found
  const all = openFigures(set, facts, postponed, day)
  const byFigure = new Map(all.map((one) => [figureIn(one), one]))
  if (days.size >= DAYS_KEPT) days.clear()
  days.set(day, { all, byFigure })
  return { all, byFigure }
}
