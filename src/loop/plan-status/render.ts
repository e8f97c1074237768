import { listCard } from '../../cards/list.ts'
import { upperFirst } from '../../domain/danish-text.ts'
import { initiativeState, itemsNow, standing } from '../../domain/plan/answers.ts'
import { isAskedAbout } from '../../domain/plan/due.ts'
import type { PlanItem } from '../../domain/plan/plan.ts'
import { STATE_TITLES, spanText, stateText } from '../../domain/plan/words.ts'
import { momentText } from '../../domain/time/calendar.ts'
import type { Render } from '../kind.ts'
import type { Known } from '../known.ts'
import { situation } from '../situation.ts'

/** Each step with its state as it stands, and when somebody last answered. */
export const renderPlanStatus: Render<{ set: string }> = async (pejl, { intent, at }, now) => {
  const known = await situation(pejl, intent.set, now)
  if (known === null) return null
  const { set, planAnswers } = known
  const last = planAnswers.at(-1)
  return listCard(
    set.title,
    `Senest ændret ${momentText(last?.at ?? at)}.`,
    itemsNow(set, planAnswers).map((item) => ({
      heading: `${item.code} · ${item.title}: ${stateOf(known, item)}`,
      text: item.kind === 'milestone' ? upperFirst(spanText(item.from, item.to)) : '',
    })),
    [],
    { own: true },
  )
}

/** As last answered; else what the document says, that it is awaited, or that nobody is asked. */
export function stateOf({ set, planAnswers, startsOn }: Known, item: PlanItem): string {
  if (item.kind === 'initiative')
    return STATE_TITLES[initiativeState(item, planAnswers)].toLowerCase()
  const last = standing(planAnswers, item.code)
  if (last) return stateText(last)
  if (item.kind === 'area') return 'i gang'
  return isAskedAbout(set, planAnswers, startsOn, item.code) ? 'afventer' : 'ikke spurgt'
}
