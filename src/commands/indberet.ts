import { quoted } from '../domain/danish-words.ts'
import { type FigureKey, figureId } from '../domain/figure-key.ts'
import { askedFor } from '../loop/known.ts'
import type { Pejl } from '../loop/pejl.ts'
import { figuresCard } from '../loop/reminder/card.ts'
import { emptyDraft } from '../store/drafts.ts'
import { answerable } from './answerable.ts'
import { no } from './answers.ts'
import type { Command, Invocation, Outcome } from './command.ts'
import { fieldsNow, giveAnswer } from './give-answer.ts'
import { periodOf } from './period.ts'

export const indberet: Command = {
  name: 'indberet',
  aliases: ['report', 'ret'],
  usage: '1D 1.330 [for 2014]',
  description: 'indberetter eller retter et tal; uden tal får du felterne at udfylde',
  example: 'indberet 1D 1.330',
  onlyShows: false,
  async run(pejl, invocation) {
    if (invocation.args === '') return ownForm(pejl, invocation)
    const found = answerable(
      pejl,
      invocation,
      'indberet',
      (code) => `Jeg kan ikke indberette til ${quoted(code)}.`,
    )
    if ('card' in found) return found
    const { delmaal, key, name, known, said: figure, period } = found
    const asked = { name, delmaal, command: `indberet ${name} ${figure}`.trim() }
    const meant = periodOf(known, asked, period || unreadPeriod(figure))
    if (typeof meant !== 'string') return meant
    const meantFigure = { ...key, period: meant }
    return figure === ''
      ? form(pejl, invocation, [meantFigure])
      : take(pejl, invocation, meantFigure, figure)
  },
}

/** What follows "for" and is no period. It is asked about, rather than taken as part of the figure. */
const unreadPeriod = (figure: string): string => /(?:^|\s)for\s+(.+)$/is.exec(figure)?.[1] ?? ''

/** How far ahead figures are offered to be filled in, in days. */
const AHEAD_DAYS = 31

/** The fields to fill in: the open figures that this person is asked for. */
async function ownForm(pejl: Pejl, invocation: Invocation): Promise<Outcome> {
  const { key, owns, isController } = invocation.person
  const own = invocation.situations.flatMap((known) =>
    known
      .openWithin(AHEAD_DAYS)
      .filter(({ code }) => askedFor(known, code).some((person) => person.key === key))
      .map(({ code, period }) => ({ set: known.set.key, code, period })),
  )
  if (own.length > 0) return form(pejl, invocation, own)
  return no(
    owns.length > 0 || isController
      ? 'Du har ingen tal, der skal indberettes lige nu. Skriv fx »indberet 1D 1.330 for 2014« for at rette et ældre tal.'
      : 'Du har ingen tal at indberette.',
  )
}

async function form(
  pejl: Pejl,
  { actor, now }: Invocation,
  figures: readonly FigureKey[],
): Promise<Outcome> {
  const fields = await fieldsNow(pejl, actor, figures, now)
  const card = figuresCard(fields.map((field) => ({ ...field, open: true })))
  return { card, json: { items: figures.map(figureId) }, ok: true }
}

async function take(
  pejl: Pejl,
  { actor, confirmed, now, situations }: Invocation,
  figure: FigureKey,
  typed: string,
): Promise<Outcome> {
  const known = situations.find(({ set }) => set.key === figure.set)
  const answer = known?.newest.of(figure.code, figure.period)
  const isLast = answer?.kind === 'figure' || answer?.kind === 'given-up'
  // A command knows of no earlier answer, so one that is there is asked about before it is corrected.
  // Like the form, it keeps the comment and the link of the figure that it corrects.
  return await giveAnswer(
    pejl,
    actor,
    figure,
    {
      ...emptyDraft,
      ...(answer?.kind === 'figure' ? { comment: answer.comment, evidence: answer.evidence } : {}),
      figure: typed,
      asked: 'figure',
      confirmed: confirmed ? typed : '',
      base: isLast && !confirmed ? -1 : (answer?.revision ?? 0),
    },
    now,
  )
}
