import { listCard } from '../../cards/list.ts'
import { linesText, listText } from '../../domain/danish-text.ts'
import { formatNumber } from '../../domain/figures/danish-format.ts'
import {
  budgetSums,
  type MoneySum,
  millionsText,
  moneySums,
  textAmount,
} from '../../domain/plan/budget.ts'
import type { Money, Plan } from '../../domain/plan/plan.ts'
import { citation, type Sourced } from '../../domain/sourced.ts'
import { buttons, no } from '../answers.ts'
import type { Command } from '../command.ts'
import { amountLines } from './initiativer.ts'
import { type About, type KnownPlan, plansMeant } from './plan-meant.ts'
import { contradictionRows, introOf, type Row, sourceRows, withSource } from './plan-rows.ts'

const about: About = { command: 'budget', has: ({ budget, money }) => Boolean(budget ?? money) }

export const budget: Command = {
  name: 'budget',
  aliases: [],
  usage: '[2010 | forebyggelse]',
  description:
    'viser en plans penge: summer med regnestykke, beløb, og hvor dokumentet modsiger sig selv',
  example: 'budget 2010',
  onlyShows: true,
  async run(pejl, invocation) {
    const plans = plansMeant(pejl, invocation, about)
    if ('card' in plans) return plans
    const [only, another] = plans
    if (!only || another)
      return no(
        'Hvilken plans penge vil du se?',
        buttons(plans.map(({ set }) => `budget ${set.name}`)),
      )
    const { set, plan } = only
    return {
      card: listCard(
        `Budget · ${set.title}`,
        introOf(pejl, [only]),
        [
          ...sumRows(plan),
          ...(plan.money ? grantRows(only, plan.money) : []),
          ...contradictionRows(set.document, aboutMoney(plan)),
          ...initiativeRows(plan),
          ...tableSource(only),
        ],
        [{ title: 'Hele planen', command: `plan ${set.name}` }],
      ),
      json: {
        goalSet: set.key,
        initiatives: costly(plan).map(({ code, title, amounts }) => ({ code, title, ...amounts })),
        sums: budgetSums(plan),
        money: plan.money,
        moneySums: moneySums(plan),
        contradictions: aboutMoney(plan),
      },
      ok: true,
    }
  },
}

const aboutMoney = ({ contradictions }: Plan) => contradictions.filter(({ money }) => money)

const costly = ({ themes }: Plan) =>
  themes
    .flatMap(({ initiatives }) => initiatives)
    .filter((one) => one.amounts.table !== null || textAmount(one) !== null)

const initiativeRows = (plan: Plan): Row[] =>
  costly(plan).map((one) => ({
    heading: `${one.code} · ${one.title}`,
    text: amountLines(one, plan.budget).join('\n'),
  }))

/** Each sum with how it is reckoned, and below it what it is against and hangs on. */
const sumRows = (plan: Plan): Row[] =>
  budgetSums(plan).map(({ title, millions, calculation, against, contradictions }) => ({
    heading: `${title}: ${millionsText(millions, 1)} mio. kr.`,
    text: calculation.join('\n'),
    detail: linesText(against, disagreeing(contradictions)),
  }))

/** Names what the document says against itself; each is told in a row of its own. */
const disagreeing = (subjects: readonly string[]): string =>
  subjects.length === 0 ? '' : `Uenigt, se nedenfor: ${listText(subjects)}`

const tableSource = ({ set, plan: { budget: table } }: KnownPlan): Row[] =>
  table ? sourceRows(set.document, table, ...(table.expiring ? [table.expiring] : [])) : []

const kronerText = (kroner: number): string => `${formatNumber(kroner, 0)} kr.`
const inMillions = (kroner: number): string => `${formatNumber(kroner / 1_000_000, 3)} mio. kr.`

function grantRows({ set, plan }: KnownPlan, money: Money): Row[] {
  const { columns, rows, moved, grant, notes } = money
  const byColumn = ({ kroner }: Pick<MoneySum, 'kroner'>): string =>
    columns.map((column, at) => `${column}: ${kronerText(kroner[at] ?? 0)}`).join(' · ')
  const cited = (one: Pick<Sourced, 'source'>) => citation(set.document, one)
  return [
    ...(grant
      ? [
          {
            heading: `Bevilget: ${inMillions(grant.kroner)}`,
            text: `Ansøgt: ${inMillions(grant.kroner)} + ${inMillions(grant.shortBy)} = ${inMillions(grant.kroner + grant.shortBy)}`,
            detail: linesText(
              disagreeing(aboutMoney(plan).map(({ subject }) => subject)),
              cited(grant),
            ),
          },
        ]
      : []),
    ...moneySums(plan).map((sum) => ({
      heading: sum.title,
      text: byColumn(sum),
      detail: sum.calculation.join('\n'),
    })),
    ...(moved
      ? [
          {
            heading: `Flyttet fra ${moved.from} til ${moved.to}: ${kronerText(moved.kroner)}`,
            text: `${moved.parties} × ${formatNumber(moved.each, 0)} = ${formatNumber(moved.kroner, 0)}`,
            detail: cited(moved),
          },
        ]
      : []),
    ...rows.map((one) => ({ heading: one.title, text: byColumn(one), detail: cited(one) })),
    ...(notes.length > 0
      ? [
          {
            heading: 'Om pengene',
            text: notes.map((one) => withSource(set.document, one)).join('\n'),
          },
        ]
      : []),
  ]
}
