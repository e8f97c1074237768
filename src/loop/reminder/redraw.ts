/** Which reminders are drawn anew when a figure is answered, and which are left as they are. */
import type { Answer } from '../../domain/answer/answers.ts'
import type { FigureKey } from '../../domain/figure-key.ts'
import { leafOf } from '../../domain/goal-set.ts'
import { comparePeriods } from '../../domain/time/cadence.ts'
import { expectedPeriods, figureState } from '../../domain/time/figure-state.ts'
import { carriedBy, type InFront, reviseCarriers } from '../../store/carried.ts'
import { loadDrafts } from '../../store/drafts.ts'
import type { Tx } from '../../store/engine/open.ts'
import { leaveBehind } from '../../store/in-front.ts'
import { revise } from '../../store/messages.ts'
import { tellAnswer } from '../answered-by-another/decide.ts'
import type { KnownSets } from '../known.ts'
import { type Situation, situationOf } from '../situation.ts'
import { isOpen } from './figure-field.ts'
import { reminder } from './intent.ts'

/**
 * Shows an answer in the reminders that carry its figure, or an older one that it overtakes. An open form is its owner's: one that
 * stands in front of somebody else is left as it is, and they are told in a line of their own.
 */
export async function showAnswer(
  tx: Tx,
  kept: KnownSets,
  before: Situation,
  answer: Answer & { by: string },
): Promise<void> {
  const figure = { set: before.set.key, code: answer.code, period: answer.period }
  const left: InFront[] = []
  const closed: InFront[] = []
  for (const settled of [figure, ...overtaken(before, answer)])
    for (const card of await reviseCarriers(tx, settled, answer.by))
      ((await hasFields(tx, kept, before, settled, card)) ? left : closed).push(card)
  await revise(
    tx,
    closed.map(({ id }) => id),
  )
  if (left.length === 0) return
  await leaveBehind(
    tx,
    left.map(({ id }) => id),
  )
  for (const person of new Set(left.map(({ personKey }) => personKey)))
    await tellAnswer(tx, before, figure, answer.revision, person)
}

/** The older figures that nobody waits for any more, now that there is this one. */
function overtaken(before: Situation, { kind, code, period }: Answer): FigureKey[] {
  const leaf = leafOf(before.set, code)
  if (kind !== 'figure' || !leaf) return []
  return expectedPeriods(leaf)
    .map((older) => ({ set: before.set.key, code, period: older.period }))
    .filter(
      (older) =>
        comparePeriods(older.period, period) < 0 &&
        figureState(before, older, before.today).kind === 'awaited',
    )
}

/** Whether anything is to be filled in on a card, as it stands in front of its owner. */
async function hasFields(
  tx: Tx,
  kept: KnownSets,
  before: Situation,
  answered: FigureKey,
  { id, personKey, intent }: InFront,
): Promise<boolean> {
  const { set, now } = before
  if (reminder.schema.parse(intent).behind) return true
  if (isOpen(before, answered, null)) return true
  const drafts = await loadDrafts(tx, personKey)
  return (await carriedBy(tx, id)).some((figure) => {
    const known = figure.set === set.key ? before : kept.get(figure.set)
    // What is not in memory is taken for open: a line too many harms nobody.
    if (!known) return true
    return !figure.askedAnew && isOpen(situationOf(known, now), figure, drafts.of(figure))
  })
}
