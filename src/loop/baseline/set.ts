/** Baselines as controllers set them. Whether somebody may is asked before (domain/rights.ts). */
import type { Card } from '../../cards/card.ts'
import { type DelmaalKey, delmaalId, type FigureKey } from '../../domain/figure-key.ts'
import { leafOf, pejlemaerkeOf } from '../../domain/goal-set.ts'
import type { Actor } from '../../domain/rights.ts'
import { addBaselines } from '../../store/baselines.ts'
import { inTransaction } from '../../store/engine/open.ts'
import { bumpVersions } from '../../store/goal-sets.ts'
import { keysBeginning, revise } from '../../store/messages.ts'
import { tellChange } from '../change/decide.ts'
import { baselineCause } from '../change/wording.ts'
import { restate } from '../closing/restate.ts'
import { withBaseline } from '../known.ts'
import { messageKey } from '../message-keys.ts'
import type { Pejl } from '../pejl.ts'
import { keep, lockedSituation, type Situation, situation } from '../situation.ts'
import { statusOf } from '../status-of.ts'
import { baseline } from './intent.ts'
import { baselineCardOf, firstFigure, yearOf } from './render.ts'

/**
 * Adds a revision of a delmål's baseline (append-only), tells what it does to the score, and returns
 * the situation after it. The one that stands already is not set again.
 */
export async function setBaseline(
  pejl: Pejl,
  { personKey }: Actor,
  delmaal: DelmaalKey,
  year: number,
  value: number,
): Promise<Situation> {
  const now = await pejl.clock.now()
  const { code } = delmaal
  const set = pejl.sets.find(({ key }) => key === delmaal.set)
  const leaf = set && leafOf(set, code)
  if (!leaf) throw new RangeError(`no delmål ${delmaalId(delmaal)}`)
  const after = await inTransaction(pejl.db, async (tx) => {
    const before = await lockedSituation(pejl.known, tx, set, now)
    const newest = before.baselines.get(code)?.at(-1)
    if (newest?.year === year && newest.value === value) return before
    const revision = (newest?.revision ?? 0) + 1
    const added = { revision, year, value, confirmedBy: personKey, at: now }
    await addBaselines(tx, [{ set: set.key, code, ...added }])
    await bumpVersions(tx, [set.key])
    const next = withBaseline(before, code, added, before.version + 1)
    const { number } = pejlemaerkeOf(set, code)
    const happened = {
      ...{ code, cause: baselineCause(leaf, added, newest !== undefined) },
      key: messageKey.baselineChange(delmaal, revision),
    }
    await tellChange(tx, next, {
      ...{ before: statusOf(before, number), after: statusOf(next, number) },
      verdict: null,
      ...happened,
    })
    await restate(tx, before, next, happened)
    await revise(tx, await keysBeginning(tx, baseline.name, messageKey.baselines(delmaal)))
    return next
  })
  keep(pejl, after)
  pejl.wake()
  return after
}

/**
 * Confirms a first figure as the baseline, or says why it is not one; null when there is no such figure.
 */
export async function confirmBaseline(
  pejl: Pejl,
  actor: Actor,
  figure: FigureKey,
): Promise<Card | null> {
  const known = await situation(pejl, figure.set, await pejl.clock.now())
  const first = known && firstFigure(known, figure)
  if (!known || !first) return null
  const card = baselineCardOf(pejl, known, figure)
  if (!card?.data.open) return card
  const after = await setBaseline(pejl, actor, figure, yearOf(figure), first.value)
  return baselineCardOf(pejl, after, figure)
}
