import type { QuestionKey } from '../../domain/figure-key.ts'
import type { PlanAnswer } from '../../domain/plan/answers.ts'
import { toPerson } from '../../domain/recipient.ts'
import type { Tx } from '../../store/engine/open.ts'
import { put, putThread } from '../kind.ts'
import { messageKey } from '../message-keys.ts'
import { planCard } from '../plan-status/decide.ts'
import { planStatus } from '../plan-status/intent.ts'
import type { Situation } from '../situation.ts'
import { stepAnswered } from './intent.ts'

/** Brings the plan's card up to date, and tells below it what was answered. */
export async function tellStep(
  tx: Tx,
  situation: Situation,
  { code, period, revision }: PlanAnswer,
): Promise<void> {
  const card = planCard(situation)
  if (card === null) return
  const intent = { set: situation.set.key, code, period, revision }
  const line = {
    key: messageKey.stepAnswered(intent, revision),
    intent,
    recipient: card.recipient,
    at: situation.now,
  }
  await putThread(tx, [planStatus, card], [stepAnswered, line])
}

/** One line to each who may be answering the same question. */
export async function tellStepToOthers(
  tx: Tx,
  { now }: Pick<Situation, 'now'>,
  question: QuestionKey,
  revision: number,
  people: readonly string[],
): Promise<void> {
  for (const person of people)
    await put(tx, stepAnswered, {
      key: messageKey.answeredByAnother(question, revision, person),
      intent: { ...question, revision },
      recipient: toPerson(person),
      at: now,
    })
}
