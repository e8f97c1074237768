import { listCard } from '../../cards/list.ts'
import { upperFirst } from '../../domain/danish-text.ts'
import { initiativeState, itemsNow, newestOf, standing } from '../../domain/plan/answers.ts'
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

/** As last answered; else what the document says, or that it is awaited. */
export function stateOf({ planAnswers }: Pick<Known, 'planAnswers'>, item: PlanItem): string {
  const last = standing(planAnswers, item.code)
  if (item.kind === 'initiative')
    return STATE_TITLES[initiativeState(item, planAnswers)].toLowerCase()
  if (last) return stateText(last)
  return item.kind === 'area' && newestOf(planAnswers, item.code).length === 0
    ? 'i gang'
    : 'afventer'
}
