import { refuse } from '../loop/collect.ts'
import { due } from '../loop/due.ts'
import { loadFields } from '../loop/field.ts'
import { type ItemKey, itemOf } from '../loop/item.ts'
import type { Pejl } from '../loop/pejl.ts'
import { recipients, reminderOf } from '../loop/remind.ts'
import { emptyDraft } from '../store/drafts.ts'
import { newestAnswer } from '../store/facts.ts'
import { loadPeople } from '../store/people.ts'
import { no, suggest } from './answers.ts'
import type { Command, Invocation, Outcome } from './command.ts'
import { findLeaf } from './find.ts'
import { giveAnswer } from './give-answer.ts'
import { periodOf, readArgs } from './period.ts'

export const indberet: Command = {
  name: 'indberet',
  aliases: ['report', 'ret'],
  usage: '1D 1.330 [for 2014]',
  description: 'indberetter eller retter et tal; uden tal får du felterne at udfylde',
  example: 'indberet 1D 1.330',
  async run(pejl, invocation) {
    if (invocation.args === '') return ownForm(pejl, invocation)
    const { code, figure, period } = readArgs(invocation.args)
    const delmaal = findLeaf(pejl.set, code)
    if (Array.isArray(delmaal))
      return suggest(`Jeg kan ikke indberette til »${code}«.`, 'indberet', delmaal)
    const refused = await refuse(pejl.prisma, pejl, invocation.actor, delmaal.code)
    if (refused !== null) return no(refused)
    const meant = await periodOf(
      pejl,
      delmaal,
      period || unreadPeriod(figure),
      `indberet ${delmaal.code} ${figure}`.trim(),
    )
    if (typeof meant !== 'string') return meant
    const item = { code: delmaal.code, period: meant }
    return figure === '' ? form(pejl, invocation, [item]) : take(pejl, invocation, item, figure)
  },
}

/** What follows "for" and is no period: better said than read as part of the figure. */
const unreadPeriod = (figure: string): string => /(?:^|\s)for\s+(.+)$/is.exec(figure)?.[1] ?? ''

/** The fields to fill in: the open figures that this person is asked for. */
async function ownForm(pejl: Pejl, invocation: Invocation): Promise<Outcome> {
  const { open } = await due(pejl.prisma, pejl, await pejl.clock.now(), 31)
  const people = await loadPeople(pejl.prisma, pejl.set)
  const { key } = invocation.person
  const own = open.filter(({ code }) => recipients(people, code).some((one) => one.key === key))
  return own.length === 0
    ? no(
        'Du har ingen tal, der skal indberettes lige nu. Skriv fx »indberet 1D 1.330 for 2014« for at rette et ældre tal.',
      )
    : form(pejl, invocation, own)
}

async function form(
  pejl: Pejl,
  { actor }: Invocation,
  items: readonly ItemKey[],
): Promise<Outcome> {
  const now = await pejl.clock.now()
  const fields = await loadFields(pejl, pejl.prisma, actor.personKey, items, now)
  const shown = fields.map((field) => ({ ...field, open: true }))
  return { card: reminderOf(shown), json: { items: items.map(itemOf) }, ok: true }
}

async function take(
  pejl: Pejl,
  { actor, confirmed }: Invocation,
  item: ItemKey,
  figure: string,
): Promise<Outcome> {
  const { answers } = await due(pejl.prisma, pejl, await pejl.clock.now())
  const known = newestAnswer(answers, item.code, item.period)
  // A command knows of no earlier answer, so one that is there is asked about before it is corrected.
  // Like the form, it keeps the comment and the link of the figure that it corrects.
  return await giveAnswer(pejl, actor, item, {
    ...emptyDraft,
    ...(known?.kind === 'figure' ? { comment: known.comment, evidence: known.evidence } : {}),
    figure,
    asked: 'figure',
    confirmed: confirmed ? figure : '',
    base: known?.kind === 'figure' && !confirmed ? -1 : (known?.revision ?? 0),
  })
}
