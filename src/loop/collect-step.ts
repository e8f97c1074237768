/** Takes one answer about a plan's step. */
import { upperFirst } from '../domain/danish-text.ts'
import type { QuestionKey } from '../domain/figure-key.ts'
import { newestFor, type PlanAnswer, successorCode } from '../domain/plan/answers.ts'
import { judgePlan, type PlanTyped } from '../domain/plan/judge.ts'
import { toPerson } from '../domain/recipient.ts'
import type { Actor } from '../domain/rights.ts'
import { firstDayOf, periodText } from '../domain/time/cadence.ts'
import { inTransaction, type Tx } from '../store/engine/open.ts'
import { bumpVersions } from '../store/goal-sets.ts'
import { catchUp } from '../store/in-front.ts'
import { addPlanAnswer, addStep } from '../store/plan-answers.ts'
import { dropStepDraft, saveStepDraft } from '../store/plan-drafts.ts'
import { withPlanAnswer } from './known.ts'
import type { Pejl } from './pejl.ts'
import { otherAreas, stepIn, stepRefusal } from './plan/asked.ts'
import { questionIn } from './plan/question.ts'
import { showStepAnswer } from './plan-reminder/redraw.ts'
import { keep, lockedSituation, type Situation } from './situation.ts'
import { tellStep } from './step-answered/decide.ts'

export type CollectedStep =
  | { kind: 'recorded' }
  /** The same answer had arrived before. */
  | { kind: 'repeated' }
  /** What is wrong, or that another has answered, stands on the card; what was typed is kept. */
  | { kind: 'problem' }
  | { kind: 'untouched' }
  | { kind: 'refused'; text: string }

/**
 * Judges an answer, and if it is good records it and tells it, in one transaction. Who may is decided
 * by who is speaking.
 * @param base the newest revision that the form knew of
 */
export async function collectStep(
  pejl: Pejl,
  actor: Actor,
  key: QuestionKey,
  typed: PlanTyped,
  base: number,
  now: Date,
): Promise<CollectedStep> {
  const set = pejl.sets.find((one) => one.key === key.set)
  if (!set) return { kind: 'refused', text: NOT_FOLLOWED }
  const { collected, after } = await inTransaction(pejl.db, async (tx): Promise<Taken> => {
    const before = await lockedSituation(pejl.known, tx, set, now)
    const item = stepIn(before, key.code)
    if (!item)
      return { collected: { kind: 'refused', text: `Jeg kender ikke ${key.code} i planen.` } }
    const refused = stepRefusal(pejl, before, actor, item) ?? notAsked(before, key)
    if (refused !== null) return { collected: { kind: 'refused', text: refused } }
    const judged = judgePlan(item, typed, before.today, otherAreas(before, item))
    if (judged.kind === 'untouched') return { collected: judged }
    await catchUp(tx, toPerson(actor.personKey))
    const newest = newestFor(before.planAnswers, key.code, key.period)
    if (judged.kind === 'problem') {
      await saveStepDraft(tx, actor.personKey, key, { ...typed, asked: 'answer', base })
      return { collected: { kind: 'problem' } }
    }
    await dropStepDraft(tx, actor.personKey, key)
    if (newest && isSame(newest, judged.answer)) return { collected: { kind: 'repeated' } }
    if (newest && newest.revision > base && newest.by !== actor.personKey) {
      const kept = { ...typed, asked: 'answer', base: newest.revision } as const
      await saveStepDraft(tx, actor.personKey, key, kept)
      return { collected: { kind: 'problem' } }
    }
    const { code, period } = key
    const answer: PlanAnswer = {
      ...{ code, period, ...judged.answer },
      revision: (newest?.revision ?? 0) + 1,
      ...{ by: actor.personKey, through: actor.through, at: now },
    }
    return { collected: { kind: 'recorded' }, after: await record(tx, pejl, before, answer) }
  })
  if (after) keep(pejl, after)
  pejl.wake()
  return collected
}

type Taken = { collected: CollectedStep; after?: Situation }

const NOT_FOLLOWED = 'Planen følges ikke op i pejl lige nu, så jeg har ikke registreret noget.'

/** Why the plan takes no answer to a question; null when it asks it, or has begun to. */
function notAsked(known: Situation, key: QuestionKey): string | null {
  if (!questionIn(known, key))
    return `Jeg spørger ikke længere om ${key.code} for ${periodText(key.period)}. Skriv »mine« for at se, hvad der afventes.`
  const isEarly =
    stepIn(known, key.code)?.kind !== 'milestone' && firstDayOf(key.period) > known.today
  return isEarly
    ? `${upperFirst(periodText(key.period))} er ikke begyndt, så det er for tidligt at svare om ${key.code}. Jeg spørger, når tiden kommer.`
    : null
}

const isSame = (newest: PlanAnswer, answer: Partial<PlanAnswer>): boolean =>
  (['state', 'reason', 'until', 'successor'] as const).every(
    (name) => newest[name] === answer[name],
  )

async function record(
  tx: Tx,
  pejl: Pick<Pejl, 'sets'>,
  before: Situation,
  answer: PlanAnswer,
): Promise<Situation> {
  const { key: set } = before.set
  await addPlanAnswer(tx, set, answer)
  if (answer.state === 'replaced') await addStep(tx, { set, code: successorCode(answer.code) })
  await bumpVersions(tx, [set])
  const after = withPlanAnswer(before, answer, before.version + 1)
  await showStepAnswer(tx, pejl, before, after, answer)
  await tellStep(tx, after, answer)
  return after
}
