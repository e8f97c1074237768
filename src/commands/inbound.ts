import type { FormData } from '../cards/figure-form.ts'
import { noticeCard } from '../cards/notice.ts'
import { refusal } from '../domain/rights.ts'
import { confirmBaseline, isController } from '../loop/baseline.ts'
import { collect } from '../loop/collect.ts'
import { loadFields } from '../loop/field.ts'
import { closeForm, keepTyped, openForm, readForm } from '../loop/form.ts'
import { type ItemKey, itemOf, readItem, readItems } from '../loop/item.ts'
import type { Pejl } from '../loop/pejl.ts'
import {
  answerReflection,
  readReflection,
  reopenReflection,
  shareReflection,
} from '../loop/reflection.ts'
import { reminderOf } from '../loop/remind.ts'
import type { Actor } from '../domain/rights.ts'
import type { Card } from '../cards/card.ts'
import { emptyDraft, type Typed } from '../store/drafts.ts'
import { runCommand } from './index.ts'

/** A button that was pressed or a form that was sent in: the card's own data and what was typed. */
export type Submission = { verb: string; data: FormData }

/** The card that answers a submission, and whether it takes the card's place or stands below it. */
export type Reaction = { card: Card; place: 'replace' | 'reply' }

/** What pejl offers to platforms. */
export type Inbound = {
  /** "/pejl status 5" or "status 5" → the card that answers it. */
  command(actor: Actor, text: string): Promise<Card>
  submit(actor: Actor, submission: Submission): Promise<Reaction>
}

/** Everything a platform can bring in: commands and cards' actions. */
export function inbound(pejl: Pejl): Inbound {
  return {
    command: async (actor, text) => (await runCommand(pejl, actor, text)).card,
    submit: async (actor, submission) => {
      const verb = Object.hasOwn(verbs, submission.verb) ? verbs[submission.verb] : undefined
      if (!verb) return reply('Den knap kender jeg ikke. Prøv at skrive »hjælp«.')
      return await verb(pejl, actor, submission.data)
    },
  }
}

type Data = Submission['data']
type Verb = (pejl: Pejl, actor: Actor, data: Data) => Promise<Reaction>

const verbs: Readonly<Record<string, Verb>> = {
  command: async (pejl, actor, data) => ({
    card: (await runCommand(pejl, actor, data.command ?? '')).card,
    place: 'reply',
  }),
  report: (pejl, actor, data) => answerAll(pejl, actor, data, reportedItems(data)),
  postpone: (pejl, actor, data) => {
    const item = readItem(data.item ?? '')
    return answerAll(pejl, actor, data, item ? [[item, postponementTyped(data, item)]] : [])
  },
  correct: (pejl, actor, data) => withForm(pejl, actor, data, openForm),
  cancel: (pejl, actor, data) => withForm(pejl, actor, data, closeForm),
  /** The form by itself, for a platform that shows it apart from the card: `item` is opened. */
  form: async (pejl, actor, data) => {
    const fields = await readForm(
      pejl,
      actor,
      readItems(data.items ?? ''),
      readItem(data.item ?? ''),
    )
    if (typeof fields === 'string') return reply(fields)
    if (fields.length === 0) return reply(NO_FIGURES)
    return { card: reminderOf(fields), place: 'reply' }
  },
  /** The same for one reflection. */
  reflection: async (pejl, actor, data) => {
    const card = await readReflection(pejl, actor, data.reflection ?? '')
    return card ? { card, place: 'reply' } : reply(ANOTHERS)
  },
  reflect: async (pejl, actor, data) =>
    orNotYours(
      await answerReflection(pejl, actor, data.reflection ?? '', data.answer ?? ''),
      ANOTHERS,
    ),
  'reflect-again': async (pejl, actor, data) =>
    orNotYours(await reopenReflection(pejl, actor, data.reflection ?? ''), ANOTHERS),
  share: async (pejl, actor, data) =>
    orNotYours(
      await shareReflection(pejl, actor, data.reflection ?? ''),
      'Kun den, der har skrevet refleksionen, kan dele den.',
    ),
  'confirm-baseline': async (pejl, actor, data) => {
    const item = readItem(data.item ?? '')
    if (!(await isController(pejl.prisma, actor))) return reply(refusal('confirm-baseline', '', []))
    return orNotYours(
      item && (await confirmBaseline(pejl, actor, item)),
      'Jeg kan ikke finde tallet. Prøv »historik«.',
    )
  },
}

const ANOTHERS = 'Denne refleksion hører til en anden.'
const NO_FIGURES = 'Jeg kan ikke finde tallene på kortet. Prøv »indberet«.'

const reply = (text: string): Reaction => ({ card: noticeCard(text), place: 'reply' })

const orNotYours = (card: Card | null, text: string): Reaction =>
  card === null ? reply(text) : { card, place: 'replace' }

/**
 * Takes each reply in turn and shows the form again as it then stands: receipts for what was
 * recorded, and what was typed with its problem for the rest.
 */
async function answerAll(
  pejl: Pejl,
  actor: Actor,
  data: Data,
  replies: readonly (readonly [ItemKey, Typed])[],
): Promise<Reaction> {
  const refusals: string[] = []
  for (const [item, typed] of replies) {
    const collected = await collect(pejl, actor, item, typed)
    if (collected.kind === 'refused') refusals.push(collected.text)
  }
  if (refusals.length > 0) return reply(refusals.join('\n'))
  return await formOf(
    pejl,
    actor,
    data,
    replies.map(([item]) => item),
  )
}

/** The form as it now stands. What was typed for other figures than the answered ones is kept. */
async function formOf(
  pejl: Pejl,
  actor: Actor,
  data: Data,
  answered: readonly ItemKey[],
): Promise<Reaction> {
  const done = answered.map(itemOf)
  for (const item of openItems(data))
    if (!done.includes(itemOf(item)))
      await keepTyped(pejl, actor, item, { ...typedFor(data, item), base: item.base })
  const items = readItems(data.items ?? '')
  const now = await pejl.clock.now()
  const fields = await loadFields(pejl, pejl.prisma, actor.personKey, items, now)
  if (fields.length === 0) return reply(NO_FIGURES)
  return { card: reminderOf(fields), place: 'replace' }
}

async function withForm(
  pejl: Pejl,
  actor: Actor,
  data: Data,
  change: typeof openForm,
): Promise<Reaction> {
  const item = readItem(data.item ?? '')
  const refused = item && (await change(pejl, actor, item))
  return refused ? reply(refused) : await formOf(pejl, actor, data, item ? [item] : [])
}

/** The figures whose fields were open on the card, each with the revision that the card knew of. */
const openItems = (data: Data) =>
  readItems(data.items ?? '').filter((item) => `figure:${itemOf(item)}` in data)

/**
 * The figures that were sent in: the one whose question was answered, else all that are filled in.
 * Where no figure is, the first with any text, or the first at all, is asked about.
 */
function reportedItems(data: Data): [ItemKey, Typed][] {
  const items = openItems(data).map((item): [ItemKey, Typed] => [item, figureTyped(data, item)])
  const asked = items.filter(([item]) => carried(data.use, item) || carried(data.confirm, item))
  if (asked.length > 0) return asked
  const filled = items.filter(([, typed]) => typed.figure.trim() !== '')
  if (filled.length > 0) return filled
  const [any = items[0]] = items.filter(
    ([, typed]) => typed.comment !== '' || typed.evidence !== '',
  )
  return any ? [any] : []
}

/** "1D:2015 97,1" → the value a button carries for this item. */
function carried(text: string | undefined, item: ItemKey): string {
  const prefix = `${itemOf(item)} `
  return text?.startsWith(prefix) ? text.slice(prefix.length) : ''
}

/** What stands in the fields of a figure. */
function typedFor(data: Data, item: ItemKey): Typed {
  const id = itemOf(item)
  return {
    ...emptyDraft,
    figure: data[`figure:${id}`] ?? '',
    comment: data[`comment:${id}`] ?? '',
    evidence: data[`evidence:${id}`] ?? '',
    reason: data[`reason:${id}`] ?? '',
    expectedOn: data[`expectedOn:${id}`] ?? '',
  }
}

function figureTyped(data: Data, item: ItemKey & { base: number }): Typed {
  const typed = typedFor(data, item)
  const confirmed = carried(data.confirm, item)
  const figure = carried(data.use, item) || confirmed || typed.figure
  return { ...typed, figure, confirmed, asked: 'figure', base: item.base }
}

function postponementTyped(data: Data, item: ItemKey): Typed {
  const shown = readItems(data.items ?? '').find((one) => itemOf(one) === itemOf(item))
  return { ...typedFor(data, item), asked: 'postponement', base: shown?.base ?? 0 }
}
