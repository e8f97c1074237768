/** Which questions about a plan's steps are awaited, and when. */
import type { GoalSet } from '../goal-set.ts'
import { dayAfter, dueDate, followedUp, type Period, periodEndYear } from '../time/cadence.ts'
import { addDays, at } from '../time/calendar.ts'
import type { Open } from '../time/due.ts'
import { hasBegun, ladder, NOTICE_DAYS } from '../time/ladder.ts'
import { newAreas, newestFor, type PlanAnswer, standing } from './answers.ts'
import type { Initiative, Milestone, Plan } from './plan.ts'

/** A question that can be asked of a step. */
export type PlanQuestion = {
  code: string
  period: Period
  /** ISO date: the ordinary due date, or the end of a delayed milestone's new month. */
  due: string
  moved: boolean
  /** Why it was moved; "" when it was not. */
  reason: string
  answer: PlanAnswer | null
  /** Nobody has to answer it any more. */
  closed: boolean
}

/** Initiatives that are over are asked about no more. */
const OVER = ['completed', 'given-up']

/**
 * Every question that a plan has asked or will until an ISO day, answered or not: a milestone's at the
 * end of its last month, an initiative's after each half-year of the set, an area's after each year for
 * as long as it goes on. By due date, then in the plan's order. An older question about an initiative or
 * area is closed when a newer one is due, or was answered: only how it stands is of interest.
 * @param today ISO date
 */
export function planQuestions(
  set: GoalSet,
  answers: readonly PlanAnswer[],
  today: string,
  until: string,
): PlanQuestion[] {
  const { plan } = set
  if (!plan) return []
  return [
    ...plan.milestones.map((one) => milestoneQuestion(one, answers)),
    ...plan.themes
      .flatMap(({ initiatives }) => initiatives)
      .map((one) => initiativeQuestions(set, plan, one, answers, until))
      .flatMap((own) => withoutOvertaken(own, today)),
    ...areaQuestions(set, plan, answers, until).flatMap((own) => withoutOvertaken(own, today)),
  ].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

/**
 * Those that nobody has answered and whose ladder begins on or before `until`, an ISO day.
 * @param today ISO date
 * @param startsOn as for figures (domain/time/due.ts)
 */
export function openQuestions(
  set: GoalSet,
  answers: readonly PlanAnswer[],
  today: string,
  until: string,
  startsOn: string | null = null,
): Open[] {
  const endOfDay = at(until, '23:59')
  return planQuestions(set, answers, today, addDays(until, NOTICE_DAYS * 2))
    .filter(({ closed, due, moved }) => !closed && (moved || startsOn === null || due >= startsOn))
    .filter(({ due, moved }) => hasBegun(ladder(due, moved), endOfDay))
    .map(({ code, period, due, moved, reason }) => {
      return { code, period, due, moved, reopened: false, reason }
    })
}

const FOREVER = '9999-12-31'

/** Whether anybody is or was asked about a step: not where all of it was due before the follow-up began. */
export const isAskedAbout = (
  set: GoalSet,
  answers: readonly PlanAnswer[],
  startsOn: string | null,
  code: string,
): boolean =>
  planQuestions(set, answers, FOREVER, FOREVER).some(
    (one) => one.code === code && (one.answer !== null || startsOn === null || one.due >= startsOn),
  )

/** The last day of a month. */
export const lastDay = (month: Period): string => addDays(dayAfter(month), -1)

/** A milestone that was answered keeps the month it was asked for, also when its file gives it another. */
function milestoneQuestion({ code, to }: Milestone, answers: readonly PlanAnswer[]): PlanQuestion {
  const period = answers.findLast((one) => one.code === code)?.period ?? to
  const answer = newestFor(answers, code, period)
  const until = answer?.state === 'delayed' ? answer.until : null
  return {
    ...{ code, period, answer },
    due: lastDay(until ?? to),
    moved: until !== null,
    reason: until === null ? '' : (answer?.reason ?? ''),
    closed: answer !== null && answer.state !== 'delayed',
  }
}

/** The questions about one step, oldest first: those that a newer one has overtaken are closed. */
const withoutOvertaken = (own: readonly PlanQuestion[], today: string): PlanQuestion[] =>
  own.map((one, at) => ({
    ...one,
    closed:
      one.closed || own.slice(at + 1).some(({ due, answer }) => due <= today || answer !== null),
  }))

/** While the set lasts and the initiative does. */
function initiativeQuestions(
  set: GoalSet,
  { states }: Plan,
  { code, state }: Initiative,
  answers: readonly PlanAnswer[],
  until: string,
): PlanQuestion[] {
  if (!states) return []
  const cadence = { every: 'half-year', interval: 1, ...states } as const
  const last = standing(answers, code)
  const questions: PlanQuestion[] = []
  for (const period of followedUp(cadence)) {
    const due = dueDate(period, cadence)
    if (due > until || Math.ceil(periodEndYear(period)) > set.toYear) break
    if ((last === null || last.period < period) && OVER.includes(last?.state ?? state)) break
    const answer = newestFor(answers, code, period)
    questions.push(asked(code, period, due, answer))
  }
  return questions
}

/** Within the set's years an area is reviewed each year, and after them for as long as it was continued. */
function areaQuestions(
  set: GoalSet,
  { areas, review }: Plan,
  answers: readonly PlanAnswer[],
  until: string,
): PlanQuestion[][] {
  if (!review) return []
  const cadence = { every: 'year', interval: 1, lagMonths: review.lagMonths, from: '' } as const
  const all = [
    ...areas.map(({ code }) => ({ code, reviewedFrom: review.from })),
    ...newAreas(set, answers),
  ]
  return all.map(({ code, reviewedFrom }) => {
    const questions: PlanQuestion[] = []
    const last = standing(answers, code)
    for (let year = reviewedFrom; ; year++) {
      const period = String(year)
      const due = dueDate(period, cadence)
      const isPast = last !== null && last.period >= period
      const isWanted =
        last?.state !== 'replaced' &&
        (year <= set.toYear || year === reviewedFrom || wentOn(answers, code, year - 1))
      if (due > until || !(isPast || isWanted)) break
      const answer = newestFor(answers, code, period)
      questions.push(asked(code, period, due, answer))
    }
    return questions
  })
}

const wentOn = (answers: readonly PlanAnswer[], code: string, year: number): boolean =>
  newestFor(answers, code, String(year))?.state === 'continued'

const asked = (
  code: string,
  period: Period,
  due: string,
  answer: PlanAnswer | null,
): PlanQuestion => ({
  code,
  period,
  due,
  moved: false,
  reason: '',
  answer,
  closed: answer !== null,
})
