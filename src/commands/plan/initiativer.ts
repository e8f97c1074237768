import { listCard } from '../../cards/list.ts'
import { initiativeState, standing } from '../../domain/plan/answers.ts'
import { millionsText } from '../../domain/plan/budget.ts'
import type { Budget, Initiative, Plan } from '../../domain/plan/plan.ts'
import { STATE_TITLES, stepText } from '../../domain/plan/words.ts'
import { stepName } from '../../loop/names.ts'
import type { Pejl } from '../../loop/pejl.ts'
import type { Command, Outcome } from '../command.ts'
import type { About, KnownPlan } from './plan-meant.ts'
import {
  contradictionRows,
  groupedRows,
  historyRows,
  introOf,
  type Row,
  rowsOfPlans,
  sourceRows,
} from './plan-rows.ts'
import { stepCommand } from './step-command.ts'

const about: About = { command: 'initiativer', has: ({ themes }) => themes.length > 0 }

export const initiativer: Command = {
  name: 'initiativer',
  aliases: ['initiativ', 'initiatives', 'initiative'],
  usage: '[1.2 | 1.2 i gang]',
  description:
    'viser en plans initiativer efter tema, eller ét med alt om det; eller tager imod et svar',
  example: 'initiativer',
  onlyShows: true,
  run: stepCommand('initiative', about, oneInitiative, allInitiatives),
}

const stateNow = ({ planAnswers }: KnownPlan, item: Initiative): string =>
  STATE_TITLES[initiativeState(item, planAnswers)]

/** The table's amount, else what the text says of one that is not in it; "" without an amount. */
function amountText({ amounts: { table, text } }: Initiative): string {
  return table === null ? text.map(withNote).join(' · ') : `${millionsText(table)} mio. kr.`
}

const withNote = ({ millions, note }: Initiative['amounts']['text'][number]): string =>
  `${millionsText(millions)} mio. kr.${note === '' ? '' : ` (${note})`}`

function allInitiatives(pejl: Pejl, plans: readonly KnownPlan[]): Outcome {
  const rows = rowsOfPlans(plans, (known) =>
    known.plan.themes.flatMap(({ number, title, initiatives }) => [
      { heading: `Tema ${number}: ${title}`, text: '' },
      ...initiatives.map((one) => ({
        heading: `${stepName(pejl, known.set, one.code)} · ${one.title}`,
        text: [stateNow(known, one), amountText(one), one.condition]
          .filter((part) => part !== '')
          .join(' · '),
      })),
    ]),
  )
  const [only] = plans.length === 1 ? plans : []
  return {
    card: listCard(
      only ? `Initiativer · ${only.set.title}` : 'Initiativer',
      introOf(pejl, plans),
      rows,
      only?.plan.budget ? [{ title: 'Budgettet', command: `budget ${only.set.name}` }] : [],
    ),
    json: plans.map((known) => ({
      goalSet: known.set.key,
      themes: known.plan.themes.map(({ initiatives, ...theme }) => ({
        ...theme,
        initiatives: initiatives.map((one) => ({
          ...one,
          stateNow: initiativeState(one, known.planAnswers),
        })),
      })),
    })),
    ok: true,
  }
}

function oneInitiative(pejl: Pejl, known: KnownPlan, item: Initiative): Outcome {
  const { set, plan, planAnswers } = known
  const theme = plan.themes.find(({ initiatives }) => initiatives.includes(item))
  const answered = standing(planAnswers, item.code)
  const said = `Dokumentet siger ${STATE_TITLES[item.state].toLowerCase()}`
  return {
    card: listCard(
      stepText(item, stepName(pejl, set, item.code)),
      `${set.title}\n${stateNow(known, item)}.${answered ? ` ${said}.` : ''} ${item.text}`.trim(),
      [
        ...(theme ? [{ heading: 'Tema', text: `${theme.number}: ${theme.title}` }] : []),
        ...saidRows(item, plan),
        ...groupedRows(set.document, item.notes),
        ...contradictionRows(
          set.document,
          plan.contradictions.filter(({ code }) => code === item.code),
        ),
        ...sourceRows(set.document, item),
        ...historyRows(known, item.code),
      ],
      [{ title: 'Alle initiativer', command: `initiativer ${set.name}` }],
    ),
    json: {
      ...{ goalSet: set.key, ...item, stateNow: initiativeState(item, planAnswers) },
      answers: planAnswers.filter(({ code }) => code === item.code),
    },
    ok: true,
  }
}

const saidRows = (item: Initiative, { budget }: Plan): Row[] => {
  const { otherTitle, condition, expected, reach } = item
  return [
    { heading: 'Kaldes også', text: otherTitle },
    { heading: 'Betingelse', text: condition },
    { heading: 'Forventet resultat', text: expected },
    {
      heading: 'Så langt er det nået',
      text: reach
        ? `${reach.now} af ${reach.of} ${reach.unit}; ${reach.of - reach.now} mangler`
        : '',
    },
    { heading: 'Beløb', text: amountLines(item, budget).join('\n') },
  ].filter(({ text }) => text !== '')
}

/** What the text and the table say that it costs, who else pays, and what it needs when a grant ends. */
export function amountLines(
  { code, amounts: { text, table, shared } }: Initiative,
  budget: Budget | null,
): string[] {
  const expiring = budget?.expiring?.initiative === code ? budget.expiring : null
  return [
    ...text.map((one) => `Teksten: ${withNote(one)}`),
    ...(table === null ? [] : [`Tabellen: ${millionsText(table)} ${budget?.unit ?? 'mio. kr.'}`]),
    ...(shared ? [`Heraf betaler ${shared.with} ${millionsText(shared.millions)} mio. kr.`] : []),
    ...(expiring
      ? [
          `En bevilling på ${millionsText(expiring.millions)} mio. kr. udløber i ${expiring.year}; fra ${expiring.year + 1} er behovet i alt ${millionsText(expiring.printedNeed)} mio. kr.`,
        ]
      : []),
  ]
}
