/** What people answer of a plan's steps, and what follows from it. */
import type { GoalSet } from '../goal-set.ts'
import type { Period } from '../time/cadence.ts'
import {
  type Area,
  INITIATIVE_STATES,
  type InitiativeState,
  type Month,
  type PlanItem,
  planItems,
} from './plan.ts'

export const MILESTONE_STATES = ['reached', 'delayed', 'dropped'] as const
export const AREA_STATES = ['continued', 'replaced'] as const
/** Everything that a step can be answered to be. */
export const PLAN_STATES = [...MILESTONE_STATES, ...INITIATIVE_STATES, ...AREA_STATES] as const
export type PlanState = (typeof PLAN_STATES)[number]

export type PlanAnswer = {
  code: string
  /** A milestone's own last month, an initiative's half-year, an area's year. */
  period: Period
  revision: number
  state: PlanState
  reason: string
  /** A delayed milestone's new month; null for other answers. */
  until: Month | null
  /** What takes the place of an area that is replaced; "" for other answers. */
  successor: string
  /** Person key. */
  by: string
  through: string
  /** Domain time. */
  at: Date
}

/** The newest answer to a question; null when there is none. `answers` is oldest first. */
export const newestFor = (
  answers: readonly PlanAnswer[],
  code: string,
  period: Period,
): PlanAnswer | null =>
  answers
    .filter((one) => one.code === code && one.period === period)
    .reduce<PlanAnswer | null>(
      (newest, one) => (newest && newest.revision > one.revision ? newest : one),
      null,
    )

/** The newest answer of each question of a step, by period. */
export function newestOf(answers: readonly PlanAnswer[], code: string): PlanAnswer[] {
  const periods = new Set(answers.filter((one) => one.code === code).map(({ period }) => period))
  return [...periods].sort().flatMap((period) => newestFor(answers, code, period) ?? [])
}

/** What a step's state is: that of its newest period's newest answer; null when nobody has answered. */
export const standing = (answers: readonly PlanAnswer[], code: string): PlanAnswer | null =>
  newestOf(answers, code).at(-1) ?? null

/** O1 → O1b → O1c: what takes an area's place, named after it. */
export function successorCode(code: string): string {
  const [, area = '', generation = 'a'] = /^(O\d+)([b-z]?)$/.exec(code) ?? []
  const next = (generation || 'a').charCodeAt(0) + 1
  return `${area}${String.fromCharCode(next)}`
}

/** An area that took another's place, with the year it is first reviewed for. */
export type NewArea = Area & { reviewedFrom: number }

/** The areas that were chosen in yearly reviews, in the order of those they took the place of. */
export function newAreas(set: GoalSet, answers: readonly PlanAnswer[]): NewArea[] {
  const found: NewArea[] = []
  for (const area of [...(set.plan?.areas ?? [])]) {
    for (let code = area.code; ; ) {
      const last = standing(answers, code)
      if (last?.state !== 'replaced') break
      code = successorCode(code)
      const year = Number(last.period)
      found.push({
        ...{ kind: 'area', code, title: last.successor, text: '', source: '' },
        reviewedFrom: year + 1,
      })
    }
  }
  return found
}

/**
 * An area that was chosen in a review, by what it was last called; also one whose choice was corrected
 * since, for what was answered of it still stands.
 */
export function chosenArea(answers: readonly PlanAnswer[], code: string): Area | undefined {
  const chosen = answers.findLast(
    (one) => one.state === 'replaced' && successorCode(one.code) === code,
  )
  return chosen && { kind: 'area', code, title: chosen.successor, text: '', source: '' }
}

/** Everything in a set's plan that somebody may be asked about: the document's, and areas chosen since. */
export const itemsNow = (set: GoalSet, answers: readonly PlanAnswer[]): readonly PlanItem[] =>
  set.plan ? [...planItems(set.plan), ...newAreas(set, answers)] : []

/** What an initiative is: as last answered, else as the document says. */
export const initiativeState = (
  item: Extract<PlanItem, { kind: 'initiative' }>,
  answers: readonly PlanAnswer[],
): InitiativeState => {
  const answered = standing(answers, item.code)?.state
  return INITIATIVE_STATES.find((state) => state === answered) ?? item.state
}
