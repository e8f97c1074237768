import { listCard } from '../../cards/list.ts'
import { planItems } from '../../domain/plan/plan.ts'
import type { Command } from '../command.ts'
import { type About, type KnownPlan, plansMeant } from './plan-meant.ts'
import {
  contradictionRows,
  groupedRows,
  introOf,
  type Row,
  rowsOfPlans,
  withSource,
} from './plan-rows.ts'

const about: About = { command: 'plan', has: (plan) => planItems(plan).length > 0 }

export const plan: Command = {
  name: 'plan',
  aliases: [],
  usage: '[forebyggelse | strategi-2010]',
  description: 'viser, hvad en plan er: delopgaver, nøgletal, beslutninger, parter og opfølgning',
  example: 'plan forebyggelse',
  onlyShows: true,
  async run(pejl, invocation) {
    const plans = plansMeant(pejl, invocation, about)
    if ('card' in plans) return plans
    const [only] = plans.length === 1 ? plans : []
    return {
      card: listCard(
        only ? only.set.title : 'Planer',
        introOf(pejl, plans),
        rowsOfPlans(plans, toldOf),
        only ? whatIsNext(only) : [],
      ),
      json: plans.map(({ set, plan: whole }) => ({
        goalSet: set.key,
        frame: set.frame,
        ...whole,
      })),
      ok: true,
    }
  },
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
const whatIsNext = ({ set: { name }, plan: whole }: KnownPlan) => [
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
