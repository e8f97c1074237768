import { formatFigure } from '../domain/danish-format.ts'
import type { Actor } from '../outbox/port.ts'
import { dropDraft, emptyDraft, loadDrafts, saveDraft, type Typed } from '../store/drafts.ts'
import { delmaalId, loadAnswers, newestAnswer } from '../store/facts.ts'
import { refuse } from './collect.ts'
import type { ItemKey } from './item.ts'
import { leafOf, type Pejl } from './pejl.ts'

/** Opens an answered figure for correction, filled in as it stands. Returns a refusal, or null. */
export async function openForm(pejl: Pejl, actor: Actor, item: ItemKey): Promise<string | null> {
  const delmaal = leafOf(pejl.set, item.code)
  if (!delmaal) return `Jeg kender ikke delmål ${item.code}.`
  const refused = await refuse(pejl.prisma, pejl, actor, item.code)
  if (refused !== null) return refused
  const answers = await loadAnswers(pejl.prisma, pejl.set)
  const known = newestAnswer(answers, item.code, item.period)
  const figure = known?.kind === 'figure' ? formatFigure(known.value, delmaal.unit) : ''
  await saveDraft(pejl.prisma, keyOf(pejl, actor, item), {
    ...emptyDraft,
    figure,
    confirmed: figure,
    base: known?.revision ?? 0,
    ...(known?.kind === 'figure' ? { comment: known.comment, evidence: known.evidence } : {}),
    ...(known?.kind === 'postponement'
      ? { reason: known.reason, expectedOn: known.expectedOn }
      : {}),
  })
  return null
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
