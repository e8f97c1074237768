import { listCard } from '../../cards/list.ts'
import { linesText, sentence, upperFirst } from '../../domain/danish-text.ts'
import { standing } from '../../domain/plan/answers.ts'
import type { Milestone } from '../../domain/plan/plan.ts'
import { spanText, stateText, stepText } from '../../domain/plan/words.ts'
import { stepName } from '../../loop/names.ts'
import type { Pejl } from '../../loop/pejl.ts'
import type { Command, Outcome } from '../command.ts'
import { standingFor } from '../not-followed.ts'
import type { About, KnownPlan } from './plan-meant.ts'
import { historyRows, introOf, type Row, rowsOfPlans, sourceRows, unanswered } from './plan-rows.ts'
import { stepCommand } from './step-command.ts'

const about: About = { command: 'milepæle', has: ({ milestones }) => milestones.length > 0 }

export const milepaele: Command = {
  name: 'milepæle',
  aliases: ['milepæl', 'milepaele', 'milepael', 'milestones', 'milestone'],
  usage: '[forebyggelse | M3 | M3 nået]',
  description: 'viser en plans milepæle, eller én med alt, der er svaret; eller tager imod et svar',
  example: 'milepæle',
  onlyShows: true,
  run: stepCommand('milestone', about, oneMilestone, allMilestones),
}

/** "september–oktober 2011: forsinket til november 2011" */
function whenAndState(pejl: Pejl, known: KnownPlan, { code, from, to }: Milestone): string {
  const answer = standing(known.planAnswers, code)
  const state = answer ? stateText(answer) : unanswered(pejl, known, code)
  return [upperFirst(spanText(from, to)), state].filter((part) => part !== '').join(': ')
}

function allMilestones(pejl: Pejl, plans: readonly KnownPlan[]): Outcome {
  const rows = rowsOfPlans(plans, (known) =>
    known.plan.milestones.map((one) => ({
      heading: `${stepName(pejl, known.set, one.code)} · ${one.title}`,
      text: whenAndState(pejl, known, one),
      detail: sentence(standing(known.planAnswers, one.code)?.reason ?? ''),
    })),
  )
  const [only] = plans.length === 1 ? plans : []
  return {
    card: listCard(only ? `Milepæle · ${only.set.title}` : 'Milepæle', introOf(pejl, plans), rows, [
      ...(only ? [{ title: 'Om planen', command: `plan ${only.set.name}` }] : []),
    ]),
    json: plans.map(({ set, plan, planAnswers }) => ({
      goalSet: set.key,
      milestones: plan.milestones.map((one) => ({
        ...one,
        answer: standing(planAnswers, one.code),
      })),
    })),
    ok: true,
  }
}

function oneMilestone(pejl: Pejl, known: KnownPlan, item: Milestone): Outcome {
  const { set, planAnswers } = known
  const history = historyRows(known, item.code)
  const rows: Row[] = [
    ...(item.text === '' ? [] : [{ heading: 'Hvad den er', text: item.text }]),
    ...sourceRows(set.document, item),
    ...history,
  ]
  return {
    card: listCard(
      stepText(item, stepName(pejl, set, item.code)),
      linesText(set.title, whenAndState(pejl, known, item), standingFor(pejl, set)),
      rows,
      [{ title: 'Alle milepæle', command: `milepæle ${set.name}` }],
    ),
    json: {
      goalSet: set.key,
      ...item,
      answers: planAnswers.filter(({ code }) => code === item.code),
    },
    ok: true,
  }
}
