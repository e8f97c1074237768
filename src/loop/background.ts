/** What a controller adds to what stands beside a pejlemærke's figures, and ends of it. */
import type { GoalSet } from '../domain/goal-set.ts'
import type { Actor } from '../domain/rights.ts'
import type { Background } from '../domain/sourced.ts'
import {
  addBackground,
  type BackgroundEntry,
  endBackground,
  loadBackground,
} from '../store/background.ts'
import { inTransaction, type Tx } from '../store/engine/open.ts'
import { bumpVersions } from '../store/goal-sets.ts'
import { livingCard } from './announcement/decide.ts'
import { announcement } from './announcement/intent.ts'
import { put } from './kind.ts'
import type { Pejl } from './pejl.ts'
import { keep, lockedSituation, type Situation } from './situation.ts'

/** Which entry of a goal set. */
export type EntryPlace = Pick<BackgroundEntry, 'pejlemaerke' | 'kind' | 'number'>
export type NewEntry = Pick<Background, 'kind' | 'code' | 'text'>

/** Adds an entry to each of these pejlemærker where the same does not stand; returns where. */
export const addEntry = (
  pejl: Pejl,
  { personKey }: Actor,
  set: GoalSet,
  numbers: readonly number[],
  entry: NewEntry,
): Promise<EntryPlace[]> =>
  change(pejl, set, async (tx, { background, now }) => {
    const from = { group: '', source: '', addedBy: personKey, addedAt: now }
    const places: EntryPlace[] = []
    for (const pejlemaerke of numbers.filter((one) => !standingEntry(background, one, entry))) {
      const number = await addBackground(
        tx,
        { set: set.key, number: pejlemaerke },
        { ...entry, ...from },
      )
      places.push({ pejlemaerke, kind: entry.kind, number })
    }
    return places
  })

/** The same entry where it stands already: a proposal by its code, others by their text. */
export const standingEntry = (
  background: readonly BackgroundEntry[],
  pejlemaerke: number,
  { kind, code, text }: NewEntry,
): BackgroundEntry | undefined =>
  background.find(
    (one) =>
      one.pejlemaerke === pejlemaerke &&
      one.kind === kind &&
      one.ended === null &&
      (code === '' ? one.text === text : one.code === code),
  )

/** Ends those of these entries that still stand; returns which. */
export const endEntries = (
  pejl: Pejl,
  { personKey }: Actor,
  set: GoalSet,
  places: readonly EntryPlace[],
  reason: string,
): Promise<EntryPlace[]> =>
  change(pejl, set, async (tx, { background, now }) => {
    const ending = background.filter(
      (one) => one.ended === null && places.some((place) => isAt(one, place)),
    )
    for (const one of ending)
      await endBackground(tx, { set: set.key, number: one.pejlemaerke }, one, {
        ...{ by: personKey, at: now, reason },
      })
    return ending
  })

const isAt = (one: EntryPlace, { pejlemaerke, kind, number }: EntryPlace): boolean =>
  one.pejlemaerke === pejlemaerke && one.kind === kind && one.number === number

/** One change of a set's background at a time; the pejlemærker it is about get their cards edited. */
async function change(
  pejl: Pejl,
  set: GoalSet,
  changing: (tx: Tx, before: Situation) => Promise<EntryPlace[]>,
): Promise<EntryPlace[]> {
  const now = await pejl.clock.now()
  const done = await inTransaction(pejl.db, async (tx) => {
    const before = await lockedSituation(pejl.known, tx, set, now)
    const places = await changing(tx, before)
    if (places.length === 0) return { after: before, places }
    await bumpVersions(tx, [set.key])
    const background = await loadBackground(tx, set.key)
    const after = { ...before, background, version: before.version + 1 }
    for (const number of new Set(places.map(({ pejlemaerke }) => pejlemaerke))) {
      const card = livingCard(after, number)
      if (card) await put(tx, announcement, card)
    }
    return { after, places }
  })
  keep(pejl, done.after)
  pejl.wake()
  return done.places
}
