import { fieldIds } from '../../cards/figure-form.ts'
import { choiceOf, type FigureField } from '../../cards/reminder.ts'
import type { Answer } from '../../domain/answer/answers.ts'
import { judge } from '../../domain/answer/judge.ts'
import { type FigureQuestion, noProblems } from '../../domain/answer/question.ts'
import { countingRules } from '../../domain/barometer/remarks.ts'
import { type FigureKey, figureId } from '../../domain/figure-key.ts'
import { leafOf, pejlemaerkeOf } from '../../domain/goal-set.ts'
import { periodText } from '../../domain/time/cadence.ts'
import { figureState } from '../../domain/time/figure-state.ts'
import type { Drafts, Typed } from '../../store/drafts.ts'
import { ownersOf } from '../known.ts'
import { delmaalName, topicName } from '../names.ts'
import type { Pejl } from '../pejl.ts'
import type { Situation } from '../situation.ts'
import { questionOf } from './question.ts'
import {
  factsText,
  letGoText,
  ownerlessText,
  type Receipt,
  receiptOf,
  type Why,
  whyAsked,
} from './wording.ts'

/** A figure as a card may ask for it; what several figures share is said once, by the card. */
export type AskedField = Omit<FigureField, 'why' | 'receipt'> & {
  figureKey: FigureKey
  /** What its goal set is called in a title. */
  topic: string
  why: Why
  receipt: Receipt
}

/** The fields of a person's figures as they stand, with what they typed and what was wrong. */
export function figureFields(
  pejl: Pick<Pejl, 'sets'>,
  situations: readonly Situation[],
  drafts: Drafts,
  personKey: string,
  figures: readonly FigureKey[],
): AskedField[] {
  const namesSeen = new Map(
    situations.map(({ set, names }) => [set.key, new Map(names).set(personKey, 'dig')]),
  )
  return figures.flatMap((figure) => {
    const situation = situations.find(({ set }) => set.key === figure.set)
    const names = namesSeen.get(figure.set)
    const delmaal = situation && leafOf(situation.set, figure.code)
    if (!delmaal || !names) return []
    const { code, period } = figure
    const name = delmaalName(pejl, situation.set, code)
    const question = questionOf(situation, name, names, delmaal, period)
    const awaited = situation.awaited(code, period)
    const answer = situation.newest.of(code, period)
    const own = answer?.by === personKey
    const topic = topicName(pejl, situation.set)
    const owned = ownersOf(situation, code).length > 0
    const ownerless = owned ? '' : ownerlessText(name, situation.set.state === 'adopted')
    const why = whyAsked(question, awaited, ownerless, own)
    const { set } = situation
    const rules = countingRules(set, pejlemaerkeOf(set, code).number, code)
    const facts = [factsText(question), ...rules].join(' ')
    const draft = drafts.of(figure)
    const letGo = letGoText(figureState(situation, figure, situation.today), question)
    const receipt = letGo === '' ? receiptOf(answer, question, own) : { thanks: '', text: letGo }
    const open = isOpen(situation, figure, draft)
    return [{ ...field(figure, question, answer, draft), open, topic, facts, why, receipt }]
  })
}

/** Whether there is something to fill in: it is waited for, or is being answered anew. */
export function isOpen(situation: Situation, figure: FigureKey, draft: Typed | null): boolean {
  const { newest, today } = situation
  const answer = newest.of(figure.code, figure.period)
  if (draft !== null) return true
  if (answer?.kind === 'figure' || answer?.kind === 'given-up') return false
  if (answer?.kind === 'postponement' && answer.expectedOn > today) return false
  const { kind } = figureState(situation, figure, today)
  return kind !== 'overtaken' && kind !== 'past'
}

function field(
  figureKey: FigureKey,
  question: FigureQuestion,
  answer: Answer | null,
  draft: Typed | null,
): Omit<AskedField, 'open' | 'topic' | 'facts' | 'why' | 'receipt'> {
  const { name, delmaal, period, known } = question
  const item = figureId(figureKey)
  const base = String(known?.revision ?? 0)
  const judged = draft === null ? null : judge(question, draft)
  const problems = judged?.kind === 'problem' ? judged.problems : noProblems
  const { suggestion, confirmation } = problems
  return {
    figureKey,
    item,
    ids: fieldIds(item),
    heading: `${name} · ${delmaal.title}`,
    answered: answer !== null && answer.kind !== 'reopened',
    label: `${name} for ${periodText(period)} (${delmaal.unit.kind === 'share' ? 'i procent' : `antal ${delmaal.unit.noun}`})`,
    figure: draft?.figure ?? '',
    comment: draft?.comment ?? '',
    evidence: draft?.evidence ?? '',
    reason: draft?.reason ?? '',
    expectedOn: draft?.expectedOn ?? '',
    never: (draft?.asked || answer?.kind) === 'given-up',
    problem: problems.figure,
    commentProblem: problems.comment,
    evidenceProblem: problems.evidence,
    reasonProblem: problems.reason,
    dateProblem: problems.expectedOn,
    suggestion: choiceOf(item, suggestion === null ? '' : `Ja, ${suggestion}`, suggestion ?? ''),
    confirmation: choiceOf(
      item,
      confirmation === null ? '' : `Ja, ${confirmation} er rigtigt`,
      confirmation ?? '',
    ),
    base,
  }
}
