/** The buttons and forms that answer about a plan's steps. */
import { isDeepStrictEqual } from 'node:util'
import type { FormData } from '../../cards/figure-form.ts'
import { type ListedFigure, listsTooMany, readList } from '../../cards/figure-form.ts'
import { answeredIn, questionIds } from '../../cards/question-form.ts'
import { isSameFigure, type QuestionKey, readFigureId } from '../../domain/figure-key.ts'
import { newestFor } from '../../domain/plan/answers.ts'
import { emptyPlanTyped } from '../../domain/plan/judge.ts'
import type { Actor } from '../../domain/rights.ts'
import { periodText } from '../../domain/time/cadence.ts'
import { collectStep } from '../../loop/collect-step.ts'
import type { Pejl } from '../../loop/pejl.ts'
import { stepIn, stepRefusal } from '../../loop/plan/asked.ts'
import { askedSteps, stepsCard } from '../../loop/plan/question.ts'
import { situations } from '../../loop/situation.ts'
import { loadStepDrafts, saveStepDraft } from '../../store/plan-drafts.ts'
import { adoptionForm } from '../documents/vedtag.ts'
import { type Reaction, reply, type Verb } from '../reaction.ts'

const NO_STEPS = 'Jeg kan ikke finde spørgsmålene på kortet. Prøv »mine«.'

/** A card names the goal set of each of its steps. */
const noSet = () => null

const NOTHING_SAID = 'Jeg har ikke fået noget svar: vælg, hvordan det står til, og send igen.'

const without = (all: readonly ListedFigure[], some: readonly QuestionKey[]): ListedFigure[] =>
  all.filter((one) => !some.some((other) => isSameFigure(one, other)))

const listed = (data: FormData): ListedFigure[] => readList(data.items ?? '', noSet)

/** The questions of a form that was sent in, or the one that `item` names. */
export const answer: Verb = async (pejl, actor, data, now) => {
  if (listsTooMany(data.items ?? '')) return reply(NO_STEPS)
  const all = listed(data)
  const only = data.item ? readFigureId(data.item, noSet) : null
  const sent = only ? all.filter((one) => isSameFigure(one, only)) : all
  if (sent.length === 0) return reply(NO_STEPS)
  const refusals: string[] = []
  const taken: QuestionKey[] = []
  for (const { item, base, ...key } of sent) {
    const collected = await collectStep(pejl, actor, key, answeredIn(data, item), base, now)
    if (collected.kind === 'refused') refusals.push(collected.text)
    else if (collected.kind !== 'untouched') taken.push(key)
  }
  await keepUnsent(pejl, actor, data, without(all, sent), now)
  if (refusals.length > 0) {
    const steps = await shownSteps(pejl, actor, taken, now)
    return reply([...(steps.length > 0 ? [stepsCard(steps).text] : []), ...refusals].join('\n'))
  }
  return taken.length === 0 ? reply(NOTHING_SAID) : await shown(pejl, actor, all, now)
}

/** Opens an answered question for correction, filled in as it stands. */
export const answerAgain: Verb = async (pejl, actor, data, now) => {
  const key = readFigureId(data.item ?? '', noSet)
  const found = key && (await openAgain(pejl, actor, key, now))
  if (!key || found === null) return reply(NO_STEPS)
  if (typeof found === 'string') return reply(found)
  const all = listed(data)
  await keepUnsent(pejl, actor, data, without(all, [key]), now)
  return await shown(pejl, actor, all, now)
}

/** One question by itself, for a platform that shows its form apart from the card. */
export const question: Verb = async (pejl, actor, data, now) => {
  const key = readFigureId(data.item ?? '', noSet)
  if (!key) {
    const card = await adoptionForm(pejl, actor, data.item ?? '', now)
    return card ? { card, place: 'reply' } : reply(NO_STEPS)
  }
  const [one] = (await shownSteps(pejl, actor, [key], now)) ?? []
  if (one?.answered && !one.open) {
    const refused = await openAgain(pejl, actor, key, now)
    if (typeof refused === 'string') return reply(refused)
  }
  return await shown(pejl, actor, [key], now)
}

/** Returns a refusal; true when it is open, null when there is no such question. */
async function openAgain(
  pejl: Pejl,
  actor: Actor,
  key: QuestionKey,
  now: Date,
): Promise<string | true | null> {
  const known = (await situations(pejl, now)).find(({ set }) => set.key === key.set)
  const item = known && stepIn(known, key.code)
  if (!item) return null
  const refused = stepRefusal(pejl, known, actor, item)
  if (refused !== null) return refused
  const newest = newestFor(known.planAnswers, key.code, key.period)
  if (newest)
    await saveStepDraft(pejl.db, actor.personKey, key, {
      choice: newest.state,
      reason: newest.reason,
      when: newest.until === null ? '' : periodText(newest.until),
      other: newest.successor,
      asked: '',
      base: newest.revision,
    })
  return true
}

/** Keeps what stands in the fields of questions that were not sent in, for the card to show again. */
async function keepUnsent(
  pejl: Pejl,
  actor: Actor,
  data: FormData,
  unsent: readonly ListedFigure[],
  now: Date,
): Promise<void> {
  const all = await situations(pejl, now)
  const drafts = await loadStepDrafts(pejl.db, actor.personKey)
  for (const { item: id, base, ...key } of unsent) {
    if (!Object.values(questionIds(id)).some((field) => field in data)) continue
    const typed = answeredIn(data, id)
    const { choice, reason, when, other } = drafts.of(key) ?? emptyPlanTyped
    if (isDeepStrictEqual(typed, { choice, reason, when, other })) continue
    const known = all.find(({ set }) => set.key === key.set)
    const item = known && stepIn(known, key.code)
    if (!item || stepRefusal(pejl, known, actor, item) !== null) continue
    await saveStepDraft(pejl.db, actor.personKey, key, { ...typed, asked: '', base })
  }
}

async function shownSteps(pejl: Pejl, actor: Actor, keys: readonly QuestionKey[], now: Date) {
  const drafts = await loadStepDrafts(pejl.db, actor.personKey)
  return askedSteps(pejl, await situations(pejl, now), drafts, actor.personKey, keys)
}

async function shown(
  pejl: Pejl,
  actor: Actor,
  keys: readonly QuestionKey[],
  now: Date,
): Promise<Reaction> {
  const asked = await shownSteps(pejl, actor, keys, now)
  return asked.length === 0 ? reply(NO_STEPS) : { card: stepsCard(asked), place: 'replace' }
}
