import { noticeCard } from '../cards/notice.ts'
import { confirmBaseline, isController } from '../loop/baseline.ts'
import { collect } from '../loop/collect.ts'
import { loadFields } from '../loop/field.ts'
import { closeForm, openForm } from '../loop/form.ts'
import { type ItemKey, itemOf, readItem, readItems } from '../loop/item.ts'
import type { Pejl } from '../loop/pejl.ts'
import { answerReflection, reopenReflection, shareReflection } from '../loop/reflection.ts'
import { reminderOf } from '../loop/remind.ts'
import type { Actor, Answer, Card, Inbound, Submission } from '../outbox/port.ts'
import { emptyDraft, type Typed } from '../store/drafts.ts'
import { runCommand } from './index.ts'

/** Everything a platform can bring in: commands and cards' actions. */
export function inbound(pejl: Pejl): Inbound {
  return {
    command: async (actor, text) => (await runCommand(pejl, actor, text)).card,
    submit: async (actor, submission) => {
      const verb = verbs[submission.verb]
      if (!verb) return reply('Den knap kender jeg ikke. Prøv at skrive »hjælp«.')
      return await verb(pejl, actor, submission.data)
    },
  }
}

type Data = Submission['data']
type Verb = (pejl: Pejl, actor: Actor, data: Data) => Promise<Answer>

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
  reflect: async (pejl, actor, data) =>
    orNotYours(
      await answerReflection(pejl, actor, data.reflection ?? '', data.answer ?? ''),
      'Denne refleksion hører til en anden.',
    ),
  'reflect-again': async (pejl, actor, data) =>
    orNotYours(
      await reopenReflection(pejl, actor, data.reflection ?? ''),
      'Denne refleksion hører til en anden.',
    ),
  share: async (pejl, actor, data) =>
    orNotYours(
      await shareReflection(pejl, actor, data.reflection ?? ''),
      'Kun den, der har skrevet refleksionen, kan dele den.',
    ),
  'confirm-baseline': async (pejl, actor, data) => {
    const item = readItem(data.item ?? '')
    if (!(await isController(pejl.prisma, actor)))
      return reply('Du kan desværre ikke bekræfte en baseline. Det kan en controller.')
    return orNotYours(
      item && (await confirmBaseline(pejl, actor, item)),
      'Jeg kan ikke finde tallet. Prøv »historik«.',
    )
  },
}

const reply = (text: string): Answer => ({ card: noticeCard(text), place: 'reply' })

const orNotYours = (card: Card | null, text: string): Answer =>
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
): Promise<Answer> {
  const refusals: string[] = []
  for (const [item, typed] of replies) {
    const collected = await collect(pejl, actor, item, typed)
    if (collected.kind === 'refused') refusals.push(collected.text)
  }
  if (refusals.length > 0) return reply(refusals.join('\n'))
  return await formOf(pejl, actor, data)
}

async function formOf(pejl: Pejl, actor: Actor, data: Data): Promise<Answer> {
  const items = readItems(data.items ?? '')
  const now = await pejl.clock.now()
  const fields = await loadFields(pejl, pejl.prisma, actor.personKey, items, now)
  if (fields.length === 0) return reply('Jeg kan ikke finde tallene på kortet. Prøv »indberet«.')
  return { card: reminderOf(fields), place: 'replace' }
}

async function withForm(
  pejl: Pejl,
  actor: Actor,
  data: Data,
  change: typeof openForm,
): Promise<Answer> {
  const item = readItem(data.item ?? '')
  const refused = item && (await change(pejl, actor, item))
  return refused ? reply(refused) : await formOf(pejl, actor, data)
}

/**
 * The figures that were sent in. On a card with several, an empty field waits; on a card with one,
 * or where nothing at all was typed, it is asked about.
 */
function reportedItems(data: Data): [ItemKey, Typed][] {
  const shown = readItems(data.items ?? '').filter((item) => `figure:${itemOf(item)}` in data)
  const items = shown.map((item): [ItemKey, Typed] => [item, figureTyped(data, item)])
  const filled = items.filter(([, typed]) => typed.figure.trim() !== '')
  return filled.length > 0 ? filled : items.slice(0, 1)
}

/** "1D:2015 97,1" → the value a button carries for this item. */
function carried(text: string | undefined, item: ItemKey): string {
  const prefix = `${itemOf(item)} `
  return text?.startsWith(prefix) ? text.slice(prefix.length) : ''
}

function figureTyped(data: Data, item: ItemKey & { base: number }): Typed {
  const id = itemOf(item)
  const confirmed = carried(data.confirm, item)
  return {
    ...emptyDraft,
    figure: carried(data.use, item) || confirmed || (data[`figure:${id}`] ?? ''),
    comment: data[`comment:${id}`] ?? '',
    evidence: data[`evidence:${id}`] ?? '',
    asked: 'figure',
    confirmed,
    base: item.base,
  }
}

function postponementTyped(data: Data, item: ItemKey): Typed {
  const id = itemOf(item)
  const base = readItems(data.items ?? '').find((one) => itemOf(one) === id)?.base
  return {
    ...emptyDraft,
    figure: data[`figure:${id}`] ?? '',
    comment: data[`comment:${id}`] ?? '',
    evidence: data[`evidence:${id}`] ?? '',
    reason: data[`reason:${id}`] ?? '',
    expectedOn: data[`expectedOn:${id}`] ?? '',
    asked: 'postponement',
    base: base ?? 0,
  }
}
