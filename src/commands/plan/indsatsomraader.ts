import { listCard } from '../../cards/list.ts'
import { linesText, sentence } from '../../domain/danish-text.ts'
import { itemsNow, newestOf } from '../../domain/plan/answers.ts'
import type { Area } from '../../domain/plan/plan.ts'
import { stepText } from '../../domain/plan/words.ts'
import { stepName } from '../../loop/names.ts'
import type { Pejl } from '../../loop/pejl.ts'
import type { Command, Outcome } from '../command.ts'
import { standingFor } from '../not-followed.ts'
import type { About, KnownPlan } from './plan-meant.ts'
import {
  answeredTexts,
  historyRows,
  introOf,
  rowsOfPlans,
  sourceRows,
  unanswered,
} from './plan-rows.ts'
import { stepCommand } from './step-command.ts'

const about: About = { command: 'indsatsområder', has: ({ areas }) => areas.length > 0 }

export const indsatsomraader: Command = {
  name: 'indsatsområder',
  aliases: ['indsatsområde', 'indsatsomraader', 'indsatsomraade', 'areas', 'area'],
  usage: '[forebyggelse | O1 | O1 fortsæt, fordi …]',
  description:
    'viser en plans indsatsområder og den årlige status på dem; eller tager imod et svar',
  example: 'indsatsområder',
  onlyShows: true,
  run: stepCommand('area', about, oneArea, allAreas),
}

/** The document's, and those that were chosen since. */
const areasNow = ({ set, planAnswers }: KnownPlan): Area[] =>
  itemsNow(set, planAnswers).flatMap((item) => (item.kind === 'area' ? [item] : []))

function reviewed(pejl: Pejl, known: KnownPlan, { code }: Area): string {
  const texts = answeredTexts(known.planAnswers, code)
  if (texts.length > 0) return texts.join(' · ')
  const state = unanswered(pejl, known, code)
  return state === '' ? '' : `Årlig status: ${state}`
}

function allAreas(pejl: Pejl, plans: readonly KnownPlan[]): Outcome {
  const rows = rowsOfPlans(plans, (known) =>
    areasNow(known).map((one) => ({
      heading: `${stepName(pejl, known.set, one.code)} · ${one.title}`,
      text: reviewed(pejl, known, one),
      detail: sentence(newestOf(known.planAnswers, one.code).at(-1)?.reason ?? ''),
    })),
  )
  const [only] = plans.length === 1 ? plans : []
  return {
    card: listCard(
      only ? `Indsatsområder · ${only.set.title}` : 'Indsatsområder',
      introOf(pejl, plans),
      rows,
      only && only.plan.milestones.length > 0
        ? [{ title: 'Milepælene', command: `milepæle ${only.set.name}` }]
        : [],
    ),
    json: plans.map((known) => ({
      goalSet: known.set.key,
      areas: areasNow(known).map((one) => ({
        ...one,
        reviews: newestOf(known.planAnswers, one.code),
      })),
    })),
    ok: true,
  }
}

function oneArea(pejl: Pejl, known: KnownPlan, item: Area): Outcome {
  const { set, planAnswers } = known
  return {
    card: listCard(
      stepText(item, stepName(pejl, set, item.code)),
      linesText(set.title, reviewed(pejl, known, item), standingFor(pejl, set)),
      [...sourceRows(set.document, item), ...historyRows(known, item.code)],
      [{ title: 'Alle indsatsområder', command: `indsatsområder ${set.name}` }],
    ),
    json: {
      goalSet: set.key,
      ...item,
      answers: planAnswers.filter(({ code }) => code === item.code),
    },
    ok: true,
  }
}
