/** From which day to which a goal set asks for anything, whatever is answered. */
import { allLeaves, type GoalSet } from './goal-set.ts'
import { planQuestions } from './plan/due.ts'
import { dayAfter } from './time/cadence.ts'
import { dateText } from './time/calendar.ts'
import { expectedPeriods } from './time/figure-state.ts'

/** Later than any question about a plan that its years hold. */
const YEARS_AFTER = 9

/** ISO dates: the first day of the set's years, and the day on which the last answer is due. */
export function askedDays(set: GoalSet): { first: string; last: string } {
  const first = `${set.fromYear}-01-01`
  const figures = allLeaves(set).flatMap(({ delmaal }) =>
    expectedPeriods(delmaal).map(({ due }) => due),
  )
  const steps = planQuestions(set, [], first, `${set.toYear + YEARS_AFTER}-12-31`)
  const days = [first, ...figures, ...steps.map(({ due }) => due)]
  return { first, last: days.reduce((a, b) => (a > b ? a : b)) }
}

/** A day within them, as it is written: the first of next month where that is one. */
export function exampleDay(set: GoalSet, today: string): string {
  const { first, last } = askedDays(set)
  const next = dayAfter(today.slice(0, 7))
  return dateText(next < first ? first : next > last ? last : next).replace(/^den /, '')
}
