/** A plan's step as it is asked about, with what somebody has typed and what was wrong with it. */

import { listFigures } from '../../cards/figure-form.ts'
import {
  type Question,
  type QuestionCard,
  type QuestionField,
  questionCard,
} from '../../cards/question.ts'
import { questionIds } from '../../cards/question-form.ts'
import { listText } from '../../domain/danish-text.ts'
import { figureId, type QuestionKey } from '../../domain/figure-key.ts'
import { initiativeState, newestFor } from '../../domain/plan/answers.ts'
import { type PlanQuestion, planQuestions } from '../../domain/plan/due.ts'
import {
  choicesFor,
  emptyPlanTyped,
  judgePlan,
  type PlanJudgement,
  type PlanTyped,
} from '../../domain/plan/judge.ts'
import type { PlanItem } from '../../domain/plan/plan.ts'
import { STATE_TITLES, stepText } from '../../domain/plan/words.ts'
import { addDays } from '../../domain/time/calendar.ts'
import type { StepDraft, StepDrafts } from '../../store/plan-drafts.ts'
import { stepName, topicsText } from '../names.ts'
import type { Pejl } from '../pejl.ts'
import { type Situation, YEAR_AHEAD } from '../situation.ts'
import { answerersOf, otherAreas, stepIn } from './asked.ts'
import { stepReceipt, whyStepAsked } from './question-text.ts'

/** A question with the key of what it is about. */
export type AskedStep = Question & {
  key: QuestionKey
  base: string
  topic: string
  /** What it is called where nobody answers for it; else "". */
  ownerless: string
}

/** The questions as they stand for a person; what the plan does not have is left out. */
export function askedSteps(
  pejl: Pick<Pejl, 'sets'>,
  situations: readonly Situation[],
  drafts: StepDrafts,
  personKey: string,
  keys: readonly QuestionKey[],
): AskedStep[] {
  return keys.flatMap((key) => {
    const known = situations.find(({ set }) => set.key === key.set)
    const item = known && stepIn(known, key.code)
    const question = known && questionIn(known, key)
    return item && question ? [asked(pejl, known, item, question, drafts.of(key), personKey)] : []
  })
}

/** Every question that the plan asks, or will within a year, answered or not. */
export const questionsIn = ({ set, planAnswers, today }: Situation): PlanQuestion[] =>
  planQuestions(set, planAnswers, today, addDays(today, YEAR_AHEAD))

/** A question of the plan; undefined for one that it does not ask. */
export const questionIn = (
  known: Situation,
  { code, period }: QuestionKey,
): PlanQuestion | undefined =>
  questionsIn(known).find((one) => one.code === code && one.period === period)

function asked(
  pejl: Pick<Pejl, 'sets'>,
  known: Situation,
  item: PlanItem,
  question: PlanQuestion,
  draft: StepDraft | null,
  personKey: string,
): AskedStep {
  const { set, planAnswers, today } = known
  const key = { set: set.key, code: item.code, period: question.period }
  const name = stepName(pejl, set, item.code)
  const answer = newestFor(planAnswers, item.code, question.period)
  // A delayed milestone is asked about again when its new month has come.
  const isAwaited = answer === null || (question.moved && question.due <= today)
  const by = answer === null || answer.by === personKey ? null : nameOf(known, answer.by)
  const receipt = answer === null ? '' : stepReceipt(item, answer, name, by)
  const judged = judgeDraft(known, item, draft)
  return {
    key,
    topic: pejl.sets.length === 1 ? 'planen' : set.title,
    item: figureId(key),
    base: String(answer?.revision ?? 0),
    ownerless: isAwaited && answerersOf(known, item).length === 0 ? name : '',
    heading: stepText(item, name),
    why: isAwaited
      ? whyStepAsked(item, question, lastState(known, item), today)
      : // What was good and is a draft all the same came after another's answer.
        `${receipt}${judged?.kind === 'answer' ? ANSWERED_MEANWHILE : ''}`,
    open: isAwaited || draft !== null,
    answered: answer !== null,
    receipt,
    fields: isAwaited || draft !== null ? fieldsOf(item, figureId(key), draft, judged) : [],
  }
}

const ANSWERED_MEANWHILE =
  ' Det skete i mellemtiden, så dit eget svar er ikke registreret. Send det igen, hvis det skal rettes.'

/** What is to be said of what was sent in and not taken; null when nothing was sent in. */
const judgeDraft = (known: Situation, item: PlanItem, draft: StepDraft | null) =>
  draft?.asked === 'answer' ? judgePlan(item, draft, known.today, otherAreas(known, item)) : null

/** What an initiative was last known to be. It is told and not filled in: an answer is never guessed. */
const lastState = ({ planAnswers }: Situation, item: PlanItem): string =>
  item.kind === 'initiative' ? STATE_TITLES[initiativeState(item, planAnswers)].toLowerCase() : ''

const nameOf = ({ names }: Situation, key: string): string => names.get(key) ?? key

function fieldsOf(
  item: PlanItem,
  id: string,
  draft: StepDraft | null,
  judged: PlanJudgement | null,
): QuestionField[] {
  const typed = draft ?? emptyPlanTyped
  const problems = judged?.kind === 'problem' ? judged.problems : emptyPlanTyped
  const ids = questionIds(id)
  const field = (
    name: keyof PlanTyped,
    kind: QuestionField['kind'],
    label: string,
    options: QuestionField['options'] = [],
  ): QuestionField => ({
    id: ids[name],
    kind,
    label,
    value: typed[name],
    options,
    problem: problems[name],
  })
  const options = choicesFor(item).map((state) => ({ title: STATE_TITLES[state], value: state }))
  const choice = field('choice', 'choice', 'Hvordan står det til?', options)
  const reason = (label: string) => field('reason', 'text', label)
  switch (item.kind) {
    case 'milestone':
      return [
        choice,
        field('when', 'line', 'Ny måned, hvis den er forsinket (fx november 2011)'),
        reason('Grund, hvis den er forsinket eller udgår'),
      ]
    case 'initiative':
      return [choice, reason('Bemærkning; hvis det er opgivet: hvorfor')]
    case 'area':
      return [
        { ...choice, label: 'Hvad vælger I?' },
        reason('Hvorfor?'),
        field('other', 'line', 'Det nye indsatsområde, hvis I vælger et'),
      ]
  }
}

/** The card of several steps. */
export function stepsCard(asked: readonly AskedStep[]): QuestionCard {
  const open = asked.filter((one) => one.open).length
  return questionCard({
    title: titleOf(asked, open),
    intro: [
      open > 1 ? 'Svar på dem, du kan svare på nu; de andre kan vente.' : '',
      ownerlessSteps(asked),
    ]
      .filter((part) => part !== '')
      .join(' '),
    items: listFigures(asked.map(({ item, base }) => ({ item, base }))),
    questions: asked.map(
      ({ key: _, base: __, topic: ___, ownerless: ____, ...question }) => question,
    ),
    verb: 'answer',
    submit: open > 1 ? 'Send svarene' : 'Send svaret',
  })
}

/** Why it is the controller who is asked: nobody answers for these. */
function ownerlessSteps(asked: readonly AskedStep[]): string {
  const names = asked.map(({ ownerless }) => ownerless).filter((name) => name !== '')
  return names.length === 0
    ? ''
    : `${listText(names)} har endnu ingen ansvarlig, så derfor spørger jeg dig.`
}

function titleOf(asked: readonly AskedStep[], open: number): string {
  if (open === 0) return asked.length === 1 ? 'Dit svar' : 'Dine svar'
  const topics = topicsText(asked.filter((one) => one.open).map(({ topic }) => topic))
  return `${open === 1 ? 'Et' : open} spørgsmål om ${topics}`
}
