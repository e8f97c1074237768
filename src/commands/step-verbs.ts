/** The buttons and forms that answer about a plan's steps. */
import type { FormData } from '../cards/figure-form.ts'
import { type ListedFigure, listsTooMany, readList } from '../cards/figure-form.ts'
import { answeredIn } from '../cards/question-form.ts'
import { type FigureKey, isSameFigure, readFigureId } from '../domain/figure-key.ts'
import { newestFor } from '../domain/plan/answers.ts'
import type { Actor } from '../domain/rights.ts'
import { periodText } from '../domain/time/cadence.ts'
import { collectStep } from '../loop/collect-step.ts'
import type { Pejl } from '../loop/pejl.ts'
import { stepIn, stepRefusal } from '../loop/plan/asked.ts'
import { askedSteps, stepsCard } from '../loop/plan/question.ts'
import { situations } from '../loop/situation.ts'
import { loadStepDrafts, saveStepDraft } from '../store/plan-drafts.ts'
import { type Reaction, reply, type Verb } from './reaction.ts'
import { adoptionForm } from './vedtag.ts'

const NO_STEPS = 'Jeg kan ikke finde spørgsmålene på kortet. Prøv »mine«.'

/** A card names the goal set of each of its steps. */
const noSet = () => null

const listed = (data: FormData): ListedFigure[] => readList(data.items ?? '', noSet)

/** The questions of a form that was sent in, or the one that `item` names. */
export const answer: Verb = async (pejl, actor, data, now) => {
  if (listsTooMany(data.items ?? '')) return reply(NO_STEPS)
  const all = listed(data)
  const only = data.item ? readFigureId(data.item, noSet) : null
  const sent = only ? all.filter((one) => isSameFigure(one, only)) : all
  if (sent.length === 0) return reply(NO_STEPS)
  const outcomes = []
  for (const { item, base, ...key } of sent)
    outcomes.push(await collectStep(pejl, actor, key, answeredIn(data, item), base, now))
  const refused = outcomes.find((one) => one.kind === 'refused')
  if (refused?.kind === 'refused' && outcomes.every(({ kind }) => kind !== 'recorded'))
    return reply(refused.text)
  return await shown(pejl, actor, all, now)
}

/** Opens an answered question for correction, filled in as it stands. */
export const answerAgain: Verb = async (pejl, actor, data, now) => {
  const key = readFigureId(data.item ?? '', noSet)
  const found = key && (await openAgain(pejl, actor, key, now))
  if (found === null) return reply(NO_STEPS)
  return typeof found === 'string' ? reply(found) : await shown(pejl, actor, listed(data), now)
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
  key: FigureKey,
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

async function shownSteps(pejl: Pejl, actor: Actor, keys: readonly FigureKey[], now: Date) {
  const drafts = await loadStepDrafts(pejl.db, actor.personKey)
  return askedSteps(pejl, await situations(pejl, now), drafts, actor.personKey, keys)
}

async function shown(
  pejl: Pejl,
  actor: Actor,
  keys: readonly FigureKey[],
  now: Date,
): Promise<Reaction> {
  const asked = await shownSteps(pejl, actor, keys, now)
  return asked.length === 0 ? reply(NO_STEPS) : { card: stepsCard(asked), place: 'replace' }
}
