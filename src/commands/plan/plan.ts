import { planItems } from '../../domain/plan/plan.ts'
import type { Command } from '../command.ts'
import { planCommand } from './plan-command.ts'
import type { KnownPlan } from './plan-meant.ts'
import { contradictionRows, groupedRows, type Row, withSource } from './plan-rows.ts'

export const plan: Command = {
  name: 'plan',
  aliases: [],
  usage: '[forebyggelse | strategi-2010]',
  description: 'viser, hvad en plan er: delopgaver, nøgletal, beslutninger, parter og opfølgning',
  example: 'plan forebyggelse',
  onlyShows: true,
  run: planCommand(
    { command: 'plan', has: (plan) => planItems(plan).length > 0 },
    {
      title: (only) => only?.set.title ?? 'Planer',
      intro: () => [],
      rows: toldOf,
      next: whatIsNext,
      json: ({ set: { frame }, plan: whole }) => ({ frame, ...whole }),
    },
  ),
}

function toldOf({ set, plan: whole }: KnownPlan): Row[] {
  const { subtasks, keyFigures, decisions, notes, contradictions } = whole
  const told = (group: string, statements: readonly { text: string; source: string }[]) =>
    statements.map((one) => ({ ...one, group }))
  return [
    ...groupedRows(set.document, [
      ...told('Delopgaver', subtasks),
      ...told('Opfølgning', set.frame),
      ...notes,
    ]),
    ...(keyFigures.length > 0
      ? [
          {
            heading: 'Nøgletal, uden værdier i dokumentet',
            text: keyFigures.map(({ text }) => text).join('\n'),
          },
        ]
      : []),
    ...decisions.map((one) => ({
      heading: `${one.day}: ${one.body}`,
      text: withSource(set.document, one),
    })),
    ...contradictionRows(set.document, contradictions),
  ]
}

/** The lists that the plan has something in. */
function whatIsNext({ set: { name }, plan: whole }: KnownPlan) {
  return [
    ...(whole.milestones.length > 0 ? [{ title: 'Milepæle', command: `milepæle ${name}` }] : []),
    ...(whole.themes.length > 0 ? [{ title: 'Initiativer', command: `initiativer ${name}` }] : []),
    ...(whole.areas.length > 0
      ? [{ title: 'Indsatsområder', command: `indsatsområder ${name}` }]
      : []),
    ...(whole.theory.length > 0
      ? [{ title: 'Forandringsteori', command: `forandringsteori ${name}` }]
      : []),
    ...(whole.money || whole.budget ? [{ title: 'Budget', command: `budget ${name}` }] : []),
  ]
}
