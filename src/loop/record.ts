import type { Answer } from '../domain/answer/answers.ts'
import type { Judgement } from '../domain/answer/question.ts'
import type { FigureKey } from '../domain/figure-key.ts'
import type { Actor } from '../domain/rights.ts'
import type { Tx } from '../store/engine/open.ts'
import { bumpVersions } from '../store/goal-sets.ts'
import { addMeasurements } from '../store/measurements.ts'
import { addNoFigure } from '../store/no-figures.ts'
import { addPostponement } from '../store/postponements.ts'
import { proposeBaseline } from './baseline/decide.ts'
import { tellLastWord } from './change/last-word.ts'
import { type KnownSets, withAnswer } from './known.ts'
import { showAnswer } from './reminder/redraw.ts'
import type { Situation } from './situation.ts'

/** A reply that is good, or that a figure which was let go is awaited again. */
export type GoodReply =
  | Extract<Judgement, { kind: 'figure' | 'postponement' | 'given-up' }>
  | { kind: 'reopened'; reason: string }

/**
 * Records an answer: append-only, with revision, who, when and through what. The reminders that show
 * the figure follow (reminder/redraw.ts); a first figure without a baseline is put to the controller. Returns the
 * answer and the situation with it.
 */
export async function record(
  tx: Tx,
  kept: KnownSets,
  before: Situation,
  { personKey, through }: Actor,
  figure: FigureKey,
  reply: GoodReply,
): Promise<{ answer: Answer; after: Situation }> {
  const { set, code, period } = figure
  const revision = (before.newest.of(code, period)?.revision ?? 0) + 1
  const answer: Answer & { by: string } = {
    ...reply,
    ...{ code, period, revision },
    ...{ by: personKey, through, at: before.now },
  }
  if (answer.kind === 'figure') {
    const { kind: _, ...measurement } = answer
    await addMeasurements(tx, [{ set, ...measurement }])
    await proposeBaseline(tx, before, figure)
  } else if (answer.kind === 'postponement') await addPostponement(tx, { set, ...answer })
  else await addNoFigure(tx, { set, ...answer })
  await bumpVersions(tx, [set])
  await showAnswer(tx, kept, before, answer)
  const after = withAnswer(before, answer, before.version + 1)
  await tellLastWord(tx, after, answer)
  return { answer, after }
}
