/** Which cards about plans are drawn anew when a step is answered, and which are left as they are. */
import type { QuestionKey } from '../../domain/figure-key.ts'
import type { PlanAnswer } from '../../domain/plan/answers.ts'
import { carriedBy, type InFront, reviseCarriers } from '../../store/carried.ts'
import type { Tx } from '../../store/engine/open.ts'
import { leaveBehind } from '../../store/in-front.ts'
import { revise } from '../../store/messages.ts'
import { loadStepDrafts } from '../../store/plan-drafts.ts'
import type { Pejl } from '../pejl.ts'
import { askedSteps, questionIn, questionsIn } from '../plan/question.ts'
import type { Situation } from '../situation.ts'
import { tellStepToOthers } from '../step-answered/decide.ts'
import { planReminder } from './intent.ts'

/**
 * Shows an answer on the cards that carry its question, and on those whose question it does away with.
 * An open form is its owner's: one that stands in front of somebody else is left as it is, and who may
 * be answering the same question is told in a line.
 */
export async function showStepAnswer(
  tx: Tx,
  pejl: Pick<Pejl, 'sets'>,
  before: Situation,
  after: Situation,
  { code, period, revision, by }: PlanAnswer,
): Promise<void> {
  const key = { set: before.set.key, code, period }
  const asked = new Set<string>()
  for (const one of [key, ...noLongerAsked(before, after)])
    for (const card of await reviseCarriers(tx, one, by)) {
      if (!(await hasOpen(tx, pejl, before, card))) {
        await revise(tx, [card.id])
        continue
      }
      await leaveBehind(tx, [card.id])
      if (one === key) asked.add(card.personKey)
    }
  await tellStepToOthers(tx, after, key, revision, [...asked])
}

/** What an answer does away with: an initiative that is over has no newer half-year to answer for. */
const noLongerAsked = (before: Situation, after: Situation): QuestionKey[] =>
  questionsIn(before)
    .map(({ code, period }) => ({ set: before.set.key, code, period }))
    .filter((key) => !questionIn(after, key))

/** Whether anything is to be filled in on a card, as it stands in front of its owner. */
async function hasOpen(
  tx: Tx,
  pejl: Pick<Pejl, 'sets'>,
  before: Situation,
  { id, personKey, intent }: InFront,
): Promise<boolean> {
  if (planReminder.schema.parse(intent).behind) return true
  const here = (await carriedBy(tx, id)).filter((one) => !one.askedAnew)
  // Of another plan nothing is known here, so it is taken for open: a line too many harms nobody.
  if (here.some(({ set }) => set !== before.set.key)) return true
  const drafts = await loadStepDrafts(tx, personKey)
  return askedSteps(pejl, [before], drafts, personKey, here).some(({ open }) => open)
}
