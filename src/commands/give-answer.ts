import { type FigureKey, figureId } from '../domain/figure-key.ts'
import type { Actor } from '../domain/rights.ts'
import { collect } from '../loop/collect.ts'
import type { Pejl } from '../loop/pejl.ts'
import { figuresCard, receiptText } from '../loop/reminder/card.ts'
import { type AskedField, figureFields } from '../loop/reminder/figure-field.ts'
import { situations } from '../loop/situation.ts'
import { loadDrafts, type Typed } from '../store/drafts.ts'
import { no } from './answers.ts'
import type { Outcome } from './command.ts'

/** Answers for one figure: the receipt, or the form with what was typed and what is wrong. */
export async function giveAnswer(
  pejl: Pejl,
  actor: Actor,
  figure: FigureKey,
  typed: Typed,
  now: Date,
): Promise<Outcome> {
  const collected = await collect(pejl, actor, figure, typed, now)
  if (collected.kind === 'refused') return no(collected.text)
  const fields = await fieldsNow(pejl, actor, [figure], now)
  const recorded = collected.kind !== 'problem'
  const [field] = fields
  const problems = [field?.problem, field?.reasonProblem, field?.dateProblem]
  return {
    card: figuresCard(fields),
    json: {
      item: figureId(figure),
      recorded,
      ...(recorded
        ? { receipt: field && receiptText(field.receipt) }
        : { problem: problems.filter((text) => text).join(' ') }),
      suggestion: field?.suggestion.value || null,
    },
    ok: recorded,
  }
}

/** A person's figures as they now stand. */
export async function fieldsNow(
  pejl: Pejl,
  { personKey }: Actor,
  figures: readonly FigureKey[],
  now: Date,
): Promise<AskedField[]> {
  const all = await situations(pejl, now)
  return figureFields(pejl, all, await loadDrafts(pejl.db, personKey), personKey, figures)
}
