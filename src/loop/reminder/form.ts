/** The form of a figure that is opened, read by itself, left half typed, or closed again. */
import { FIELDS } from '../../cards/figure-form.ts'
import { type FigureKey, isSameFigure } from '../../domain/figure-key.ts'
import { formatFigure } from '../../domain/figures/danish-format.ts'
import { type Delmaal, leafOf } from '../../domain/goal-set.ts'
import { toPerson } from '../../domain/recipient.ts'
import type { Actor } from '../../domain/rights.ts'
import {
  type Draft,
  type Drafts,
  emptyDraft,
  loadDrafts,
  saveDraft,
  saveDrafts,
  type Typed,
  takeDraft,
  withDrafts,
} from '../../store/drafts.ts'
import { catchUp } from '../../store/in-front.ts'
import type { Pejl } from '../pejl.ts'
import { reportRefusal } from '../rights.ts'
import { type Situation, situations } from '../situation.ts'
import { type AskedField, figureFields } from './figure-field.ts'

/** A figure's situation and delmål, when this person may answer for it; else why not. */
function answerable(
  pejl: Pejl,
  all: readonly Situation[],
  actor: Actor,
  figure: FigureKey,
): { known: Situation; delmaal: Delmaal } | string {
  const known = all.find(({ set }) => set.key === figure.set)
  const delmaal = known && leafOf(known.set, figure.code)
  if (!delmaal) return `Jeg kender ikke delmål ${figure.code}.`
  return reportRefusal(pejl, known, actor, figure) ?? { known, delmaal }
}

/** Opens an answered figure for correction, filled in as it stands. Returns a refusal, or null. */
export async function openForm(
  pejl: Pejl,
  actor: Actor,
  figure: FigureKey,
  now: Date,
): Promise<string | null> {
  const found = answerable(pejl, await situations(pejl, now), actor, figure)
  if (typeof found === 'string') return found
  await saveDraft(pejl.db, actor.personKey, figure, asItStands(found.known, found.delmaal, figure))
  return null
}

/** The fields of an answered figure, filled in with its answer. */
function asItStands({ newest }: Situation, delmaal: Delmaal, { code, period }: FigureKey): Typed {
  const known = newest.of(code, period)
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
    ...(known?.kind === 'given-up' ? { reason: known.reason } : {}),
  }
}

/**
 * The fields of these figures for a form that is shown by itself; no answer is changed by looking.
 * `opened` is open though it was answered, filled in as it stands. What is not this person's to answer
 * (any more) is left out; returns a refusal instead when that is `opened`, or all.
 */
export async function readForm(
  pejl: Pejl,
  actor: Actor,
  figures: readonly FigureKey[],
  opened: FigureKey | null,
  now: Date,
): Promise<AskedField[] | string> {
  const all = await situations(pejl, now)
  const refusalOf = (figure: FigureKey): string | null => {
    const found = answerable(pejl, all, actor, figure)
    return typeof found === 'string' ? found : null
  }
  const own = figures.filter((figure) => refusalOf(figure) === null)
  const asked = opened ?? own[0] ?? figures[0]
  const refused = asked ? refusalOf(asked) : null
  if (refused !== null) return refused
  await drawAnew(pejl, actor)
  const drafts = await loadDrafts(pejl.db, actor.personKey)
  const fields = figureFields(pejl, all, drafts, actor.personKey, own)
  return fields.map((field) =>
    opened && isSameFigure(field.figureKey, opened)
      ? { ...field, open: true, ...filledIn(pejl, all, actor, opened, drafts) }
      : field,
  )
}

/** What stands in the fields of an answered figure; nothing new where something was typed. */
function filledIn(
  pejl: Pejl,
  all: readonly Situation[],
  actor: Actor,
  figure: FigureKey,
  drafts: Drafts,
) {
  const found = answerable(pejl, all, actor, figure)
  if (typeof found === 'string' || drafts.of(figure)) return {}
  const typed = asItStands(found.known, found.delmaal, figure)
  return Object.fromEntries(FIELDS.map((name) => [name, typed[name]]))
}

/**
 * Keeps what stands in the fields of figures that were not sent in, for the form to show again.
 * Returns the person's drafts as they then are.
 */
export async function keepTyped(
  pejl: Pejl,
  all: readonly Situation[],
  actor: Actor,
  unsent: readonly Draft[],
): Promise<Drafts> {
  const drafts = await loadDrafts(pejl.db, actor.personKey)
  const kept = unsent.flatMap(([figure, typed]): Draft[] => {
    const draft = drafts.of(figure) ?? emptyDraft
    if (FIELDS.every((name) => draft[name] === typed[name])) return []
    if (typeof answerable(pejl, all, actor, figure) === 'string') return []
    return [[figure, { ...typed, asked: '', confirmed: draft.confirmed }]]
  })
  await saveDrafts(pejl.db, actor.personKey, kept)
  await drawAnew(pejl, actor)
  return withDrafts(drafts, kept)
}

/** A person does something: their cards that were left as they stood show all that is known again. */
async function drawAnew(pejl: Pejl, { personKey }: Actor): Promise<void> {
  if (await catchUp(pejl.db, toPerson(personKey))) pejl.wake()
}

/** Closes it again; what was typed is dropped, what was recorded stands. */
export async function closeForm(pejl: Pejl, actor: Actor, figure: FigureKey): Promise<null> {
  await takeDraft(pejl.db, actor.personKey, figure)
  return null
}
