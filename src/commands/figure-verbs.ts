/** The buttons and forms that answer for figures. */
import {
  chosenFor,
  type FormData,
  fieldIds,
  type ListedFigure,
  listsTooMany,
  readList,
  typedIn,
} from '../cards/figure-form.ts'
import { type FigureKey, isSameFigure, readFigureId } from '../domain/figure-key.ts'
import type { Actor } from '../domain/rights.ts'
import { collect } from '../loop/collect.ts'
import { onlySetWith, type Pejl } from '../loop/pejl.ts'
import { figuresCard } from '../loop/reminder/card.ts'
import { type AskedField, figureFields } from '../loop/reminder/figure-field.ts'
import { closeForm, keepTyped, openForm, readForm } from '../loop/reminder/form.ts'
import { situations } from '../loop/situation.ts'
import { type Draft, emptyDraft, loadDrafts, type Typed } from '../store/drafts.ts'
import { type Reaction, reply, type Verb } from './reaction.ts'

const NO_FIGURES = 'Jeg kan ikke finde tallene på kortet. Prøv »indberet«.'
const TOO_MANY =
  'Der er flere tal på kortet, end jeg kan læse på én gang, så jeg har ikke registreret noget. Skriv ét ad gangen, fx »indberet 1D 1.330«.'

/** Reads all of a card's figures, or says why none. */
const ofCard =
  (verb: Verb): Verb =>
  async (pejl, actor, data, now) =>
    listsTooMany(data.items ?? '') ? reply(TOO_MANY) : await verb(pejl, actor, data, now)

/** The figures of a form that was sent in. */
export const report: Verb = ofCard((pejl, actor, data, now) =>
  answerAll(pejl, actor, data, reported(pejl, data), now),
)

/** "Tallet findes ikke endnu", of one figure. */
export const postpone: Verb = ofCard((pejl, actor, data, now) =>
  answerWithout(pejl, actor, data, 'postponement', now),
)

/** "Tallet kommer ikke", of one figure. */
export const giveUp: Verb = ofCard((pejl, actor, data, now) =>
  answerWithout(pejl, actor, data, 'given-up', now),
)

async function answerWithout(
  pejl: Pejl,
  actor: Actor,
  data: FormData,
  asked: Typed['asked'],
  now: Date,
): Promise<Reaction> {
  const figure = itemOf(pejl, data)
  const item = data.item ?? ''
  const { base } = listed(pejl, data).find((one) => figure && isSameFigure(one, figure)) ?? {
    base: 0,
  }
  const typed = { ...emptyDraft, ...typedIn(data, item), asked, base }
  return answerAll(pejl, actor, data, figure ? [[figure, typed]] : [], now)
}

/**
 * A yes to the question about one figure, from where nothing else is typed: `answer` is "use …" or
 * "confirm …" with what the button carries. What was typed beside the figure is in its draft.
 */
export const confirm: Verb = async (pejl, actor, data, now) => {
  const figure = itemOf(pejl, data)
  const [, name = '', carried = ''] = /^(use|confirm) (.*)$/s.exec(data.answer ?? '') ?? []
  if (!figure || name === '') return reply(NO_FIGURES)
  const item = data.item ?? ''
  const draft = (await loadDrafts(pejl.db, actor.personKey)).of(figure) ?? emptyDraft
  const ids = fieldIds(item)
  const typed = {
    [ids.figure]: draft.figure,
    [ids.comment]: draft.comment,
    [ids.evidence]: draft.evidence,
  }
  return report(pejl, actor, { items: data.items ?? '', [name]: carried, ...typed }, now)
}

export const correct: Verb = ofCard((pejl, actor, data, now) =>
  withForm(pejl, actor, data, openForm, now),
)
export const cancel: Verb = ofCard((pejl, actor, data, now) =>
  withForm(pejl, actor, data, closeForm, now),
)

/** The form by itself, for a platform that shows it apart from the card: `item` is opened. */
export const form: Verb = ofCard(async (pejl, actor, data, now) => {
  const fields = await readForm(pejl, actor, listed(pejl, data), itemOf(pejl, data), now)
  if (typeof fields === 'string') return reply(fields)
  return fields.length === 0 ? reply(NO_FIGURES) : { card: figuresCard(fields), place: 'reply' }
})

/**
 * Takes each reply in turn and shows the form again as it then stands: receipts for what was
 * recorded, and what was typed with its problem for the rest. Where some are refused, what came of the
 * others is said before that: whoever sent them in knows what was recorded.
 */
async function answerAll(
  pejl: Pejl,
  actor: Actor,
  data: FormData,
  replies: readonly Draft[],
  now: Date,
): Promise<Reaction> {
  const refusals: string[] = []
  const taken: FigureKey[] = []
  for (const [figure, typed] of replies) {
    const collected = await collect(pejl, actor, figure, typed, now)
    if (collected.kind === 'refused') refusals.push(collected.text)
    else taken.push(figure)
  }
  const answered = replies.map(([figure]) => figure)
  const fieldsOf = await fieldsAfter(pejl, actor, data, answered, now)
  if (refusals.length === 0) return formWith(fieldsOf(listed(pejl, data)))
  const said = taken.length === 0 ? [] : [figuresCard(fieldsOf(taken)).text]
  return reply([...said, ...refusals].join('\n'))
}

/** The fields of figures as they now stand. What was typed for others than the answered ones is kept. */
async function fieldsAfter(
  pejl: Pejl,
  actor: Actor,
  data: FormData,
  answered: readonly FigureKey[],
  now: Date,
): Promise<(figures: readonly FigureKey[]) => AskedField[]> {
  const unsent = openIn(pejl, data)
    .filter((figure) => !answered.some((one) => isSameFigure(one, figure)))
    .map((figure): Draft => {
      return [figure, { ...emptyDraft, ...typedIn(data, figure.item), base: figure.base }]
    })
  const all = await situations(pejl, now)
  const drafts = await keepTyped(pejl, all, actor, unsent)
  return (figures) => figureFields(pejl, all, drafts, actor.personKey, figures)
}

const formWith = (fields: readonly AskedField[]): Reaction =>
  fields.length === 0 ? reply(NO_FIGURES) : { card: figuresCard(fields), place: 'replace' }

async function withForm(
  pejl: Pejl,
  actor: Actor,
  data: FormData,
  change: typeof openForm,
  now: Date,
): Promise<Reaction> {
  const figure = itemOf(pejl, data)
  const refused = figure && (await change(pejl, actor, figure, now))
  if (refused) return reply(refused)
  const fieldsOf = await fieldsAfter(pejl, actor, data, figure ? [figure] : [], now)
  return formWith(fieldsOf(listed(pejl, data)))
}

/** The figures a card lists; those of goal sets that are not followed up are left out. */
const listed = (pejl: Pejl, data: FormData): ListedFigure[] =>
  readList(data.items ?? '', (code) => onlySetWith(pejl, code))

/** The one figure that a button is about. */
const itemOf = (pejl: Pejl, data: FormData): FigureKey | null =>
  readFigureId(data.item ?? '', (code) => onlySetWith(pejl, code))

/** The figures whose fields were open on the card. */
const openIn = (pejl: Pejl, data: FormData): ListedFigure[] =>
  listed(pejl, data).filter(({ item }) => fieldIds(item).figure in data)

/**
 * The figures that were sent in: the one whose question was answered, else all that are filled in.
 * Where no figure is, the first with any text, or the first at all, is asked about.
 */
function reported(pejl: Pejl, data: FormData): Draft[] {
  const open = openIn(pejl, data)
  const replies = open.map((figure): Draft => [figure, typedFigure(data, figure)])
  const chosen = replies.filter((_, index) => {
    const item = open[index]?.item ?? ''
    return chosenFor(data.use, item) || chosenFor(data.confirm, item)
  })
  if (chosen.length > 0) return chosen
  const filled = replies.filter(([, typed]) => typed.figure.trim() !== '')
  if (filled.length > 0) return filled
  const [any = replies[0]] = replies.filter(
    ([, typed]) => typed.comment !== '' || typed.evidence !== '',
  )
  return any ? [any] : []
}

function typedFigure(data: FormData, { item, base }: ListedFigure): Typed {
  const typed = typedIn(data, item)
  const confirmed = chosenFor(data.confirm, item)
  const figure = chosenFor(data.use, item) || confirmed || typed.figure
  return { ...emptyDraft, ...typed, figure, confirmed, asked: 'figure', base }
}
