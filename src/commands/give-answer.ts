import { collect } from '../loop/collect.ts'
import { loadFields } from '../loop/field.ts'
import { type ItemKey, itemOf } from '../loop/item.ts'
import type { Pejl } from '../loop/pejl.ts'
import { reminderOf } from '../loop/remind.ts'
import type { Actor } from '../domain/rights.ts'
import type { Typed } from '../store/drafts.ts'
import { no } from './answers.ts'
import type { Outcome } from './command.ts'

/** Answers for one figure: the receipt, or the form with what was typed and what is wrong. */
export async function giveAnswer(
  pejl: Pejl,
  actor: Actor,
  item: ItemKey,
  typed: Typed,
): Promise<Outcome> {
  const collected = await collect(pejl, actor, item, typed)
  if (collected.kind === 'refused') return no(collected.text)
  const now = await pejl.clock.now()
  const fields = await loadFields(pejl, pejl.prisma, actor.personKey, [item], now)
  const recorded = collected.kind !== 'problem'
  const [field] = fields
  const problems = [field?.problem, field?.reasonProblem, field?.dateProblem]
  return {
    card: reminderOf(fields),
    json: {
      item: itemOf(item),
      recorded,
      ...(recorded
        ? { receipt: field?.receipt }
        : { problem: problems.filter((text) => text).join(' ') }),
      suggestion: field?.suggestion.value || null,
    },
    ok: recorded,
  }
}
