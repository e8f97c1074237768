/**
 * Everything known of a goal set at a moment. It is loaded once and passed on. A set's version tells
 * whether what is kept in memory is still true, also when another process changed it; so most of the
 * time one statement is all that is asked of the store.
 */
import { figureIn } from '../domain/figure-key.ts'
import type { GoalSet } from '../domain/goal-set.ts'
import { prolonged } from '../domain/period-end/prolonged.ts'
import { openQuestions } from '../domain/plan/due.ts'
import { addDays, dayOf } from '../domain/time/calendar.ts'
import { type Open, openFigures } from '../domain/time/due.ts'
import { NOTICE_DAYS } from '../domain/time/ladder.ts'
import type { Tx } from '../store/engine/open.ts'
import { lockGoalSet, type Standing, standingOf } from '../store/goal-sets.ts'
import { type Known, type KnownSets, loadKnown } from './known.ts'
import type { Pejl } from './pejl.ts'

export type Situation = Known & {
  /** Domain time. */
  now: Date
  /** The ISO date it is in Copenhagen. */
  today: string
  /** The figures whose ladder has begun, or will within so many days: by due date, then by code. */
  openWithin(days: number): readonly Open[]
  /** The questions about its plan whose ladder has begun, or will within so many days. */
  stepsWithin(days: number): readonly Open[]
  /** One figure whose ladder has begun; null when it is not asked for now. */
  awaited(code: string, period: string): Open | null
}

/** Far enough ahead to see every next due date of a yearly figure, in days. */
export const YEAR_AHEAD = 366 + NOTICE_DAYS

/** Every goal set that is followed up, as it is now. */
export async function situations(pejl: Pejl, now: Date): Promise<Situation[]> {
  return (await allSituations(pejl, now)).followed
}

/** Those that are followed up, and those that are only shown. */
export type AllSituations = { followed: Situation[]; shown: Situation[] }

/** Every goal set there is a file of, as it is now. */
export async function allSituations(pejl: Pejl, now: Date): Promise<AllSituations> {
  const keys = pejl.documents.map(({ key }) => key)
  const standing = await standingOf(pejl.db, keys)
  noteFollowed(pejl, standing)
  const all: AllSituations = { followed: [], shown: [] }
  for (const set of pejl.documents) {
    const kept = pejl.known.get(set.key)
    const isTrue = kept && kept.version === standing.get(set.key)?.version
    const one = situationOf(isTrue ? kept : await loadWhole(pejl, set), now)
    all[pejl.sets.includes(set) ? 'followed' : 'shown'].push(one)
  }
  return all
}

/**
 * A controller may have added one or prolonged its period, also in another process. The lists stay the
 * same while they do.
 */
function noteFollowed(pejl: Pejl, standing: ReadonlyMap<string, Standing>): void {
  const asTheyStand = pejl.documents.map((set) =>
    prolonged(set, standing.get(set.key)?.prolongedTo ?? null),
  )
  if (asTheyStand.some((set) => !pejl.documents.includes(set))) pejl.documents = asTheyStand
  const followed = pejl.documents.filter(
    ({ key, state }) => state === 'adopted' || standing.get(key)?.adoptedAt,
  )
  const isKnown =
    followed.length === pejl.sets.length && followed.every((set) => pejl.sets.includes(set))
  if (!isKnown) pejl.sets = followed
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
  const standing = await lockGoalSet(tx, set.key)
  const own = kept.get(set.key)
  const known = own?.version === standing.version ? own : await loadKnown(tx, set, standing)
  return situationOf(known, now)
}

/** Keeps what a transaction has made of a goal set, once it is committed. */
export function keep(
  pejl: Pejl,
  { now: _, today: __, openWithin: ___, awaited: ____, stepsWithin: _____, ...known }: Situation,
): void {
  const kept = pejl.known.get(known.set.key)
  if (!kept || kept.version < known.version) pejl.known.set(known.set.key, known)
}

/** Loads until nothing was changed meanwhile, so that no two states are mixed. */
async function loadWhole(pejl: Pejl, set: GoalSet): Promise<Known> {
  for (;;) {
    const before = (await standingOf(pejl.db, [set.key])).get(set.key)
    if (before === undefined) throw new RangeError(`no goal set ${set.key}`)
    const known = await loadKnown(pejl.db, set, before)
    const after = (await standingOf(pejl.db, [set.key])).get(set.key)
    if (after?.version !== before.version) continue
    pejl.known.set(set.key, known)
    return known
  }
}

/** What is known, seen at a moment. */
export function situationOf(known: Known, now: Date): Situation {
  const today = dayOf(now)
  return {
    ...{ ...known, now, today },
    openWithin: (days) => openUntil(known, today, addDays(today, days)).all,
    stepsWithin: (days) =>
      openQuestions(known.set, known.planAnswers, today, addDays(today, days), known.startsOn),
    awaited: (code, period) =>
      openUntil(known, today, today).byFigure.get(figureIn({ code, period })) ?? null,
  }
}

type OpenFigures = { all: readonly Open[]; byFigure: ReadonlyMap<string, Open> }

const openByKnown = new WeakMap<Known['facts'], Map<string, OpenFigures>>()

/** More than the loop and the commands look at in a day; a goal set may be large, and stand unchanged for months. */
const DAYS_KEPT = 8

/** Worked out once for the same facts and days. */
function openUntil(known: Known, today: string, until: string): OpenFigures {
  const days = openByKnown.get(known.facts) ?? new Map<string, OpenFigures>()
  openByKnown.set(known.facts, days)
  const asked = `${today} ${until}`
  const found = days.get(asked)
  if (found) return found
  const all = openFigures(known, today, until)
  const byFigure = new Map(all.map((one) => [figureIn(one), one]))
  if (days.size >= DAYS_KEPT) days.clear()
  days.set(asked, { all, byFigure })
  return { all, byFigure }
}
