import { formatFigure } from '../domain/figures/danish-format.ts'
import { type Delmaal, leafOf } from '../domain/goal-set.ts'
import type { Actor } from '../domain/rights.ts'
import { dropDraft, emptyDraft, loadDrafts, saveDraft, type Typed } from '../store/drafts.ts'
import { type Answer, delmaalId, loadAnswers, newestAnswer } from '../store/facts.ts'
import { refuse } from './collect.ts'
import { type AskedField, loadFields } from './field.ts'
import { type ItemKey, itemOf } from './item.ts'
import type { Pejl } from './pejl.ts'

/** Opens an answered figure for correction, filled in as it stands. Returns a refusal, or null. */
export async function openForm(pejl: Pejl, actor: Actor, item: ItemKey): Promise<string | null> {
  const delmaal = leafOf(pejl.set, item.code)
  if (!delmaal) return `Jeg kender ikke delmål ${item.code}.`
  const refused = await refuse(pejl.prisma, pejl, actor, item.code)
  if (refused !== null) return refused
  const answers = await loadAnswers(pejl.prisma, pejl.set)
  const typed = asItStands(answers, delmaal, item.period)
  await saveDraft(pejl.prisma, keyOf(pejl, actor, item), typed)
  return null
}

/** The fields of an answered figure, filled in with its answer. */
function asItStands(answers: readonly Answer[], delmaal: Delmaal, period: string): Typed {
  const known = newestAnswer(answers, delmaal.code, period)
  const figure = known?.kind === 'figure' ? formatFigure(known.value, delmaal.unit) : ''
  return {
    ...emptyDraft,
    figure,
    confirmed: figure,
    base: known?.revision ?? 0,
    ...(known?.kind === 'figure' ? { comment: known.comment, evidence: known.evidence } : {}),
    ...(known?.kind === 'postponement'
      ? { reason: known.reason, expectedOn: known.expectedOn }
      : {}),
  }
}

/**
 * The fields of these figures for a form that is shown by itself; nothing is changed by looking.
 * `opened` is open though it was answered, filled in as it stands. Returns a refusal instead when
 * one of them is not this person's to answer.
 */
export async function readForm(
  pejl: Pejl,
  actor: Actor,
  items: readonly ItemKey[],
  opened: ItemKey | null,
): Promise<AskedField[] | string> {
  for (const { code } of items) {
    const refused = await refuse(pejl.prisma, pejl, actor, code)
    if (refused !== null) return refused
  }
  const now = await pejl.clock.now()
  const fields = await loadFields(pejl, pejl.prisma, actor.personKey, items, now)
  const answers = await loadAnswers(pejl.prisma, pejl.set)
  const drafts = await loadDrafts(pejl.prisma, actor.personKey)
  return fields.map((field) => {
    const delmaal = opened && leafOf(pejl.set, opened.code)
    if (!opened || !delmaal || field.item !== itemOf(opened)) return field
    const { delmaalId: id, period } = keyOf(pejl, actor, opened)
    if (drafts.has(`${id} ${period}`)) return { ...field, open: true }
    const { figure, comment, evidence, reason, expectedOn } = asItStands(answers, delmaal, period)
    return { ...field, open: true, figure, comment, evidence, reason, expectedOn }
  })
}

const FIELDS = ['figure', 'comment', 'evidence', 'reason', 'expectedOn'] as const

/** Keeps what stands in the fields of a figure that was not sent in, for the form to show again. */
export async function keepTyped(
  pejl: Pejl,
  actor: Actor,
  item: ItemKey,
  typed: Typed,
): Promise<void> {
  if (!leafOf(pejl.set, item.code) || (await refuse(pejl.prisma, pejl, actor, item.code))) return
  const key = keyOf(pejl, actor, item)
  const drafts = await loadDrafts(pejl.prisma, actor.personKey)
  const draft = drafts.get(`${key.delmaalId} ${key.period}`) ?? emptyDraft
  if (FIELDS.every((name) => draft[name] === typed[name])) return
  await saveDraft(pejl.prisma, key, { ...typed, asked: '', confirmed: draft.confirmed })
}

/** Closes it again; what was typed is dropped, what was recorded stands. */
export async function closeForm(pejl: Pejl, actor: Actor, item: ItemKey): Promise<string | null> {
  if (leafOf(pejl.set, item.code)) await dropDraft(pejl.prisma, keyOf(pejl, actor, item))
  return null
}

const keyOf = (pejl: Pejl, actor: Actor, { code, period }: ItemKey) => ({
  personKey: actor.personKey,
  delmaalId: delmaalId(pejl.set, code),
  period,
})
