/** What a week held for a plan's steps, in lines. */
import { figureIn } from '../../domain/figure-key.ts'
import type { PlanAnswer } from '../../domain/plan/answers.ts'
import { openQuestions } from '../../domain/plan/due.ts'
import { addDays } from '../../domain/time/calendar.ts'
import { expectedText } from '../awaited.ts'
import type { Known } from '../known.ts'
import type { Pejl } from '../pejl.ts'
import { answerLine, stepLines } from '../plan/wording.ts'

export type StepLines = { changed: string[]; awaited: string[]; next: string[] }

/**
 * @param known as it was on the digest's day, `today`
 * @param since what was answered after this is new
 */
export function stepsOfWeek(
  pejl: Pick<Pejl, 'sets'>,
  known: Known,
  since: Date,
  today: string,
  aheadDays: number,
): StepLines {
  const { set, planAnswers, startsOn } = known
  const open = openQuestions(set, planAnswers, today, addDays(today, aheadDays), startsOn)
  const moved = open.filter((one) => one.moved)
  const passed = open.filter((one) => !one.moved && one.due < today)
  const ahead = open.filter((one) => !one.moved && one.due >= today)
  return {
    changed: newestEach(planAnswers.filter((answer) => answer.at > since)).map((answer) =>
      answerLine(pejl, known, answer),
    ),
    awaited: [
      ...stepLines(known, passed, today),
      ...moved.map(({ code, due, reason }) => `${code} ${expectedText(due, today)}: ${reason}`),
    ],
    next: stepLines(known, ahead, today),
  }
}

/** What was answered and corrected in the week is told once. */
const newestEach = (answers: readonly PlanAnswer[]): PlanAnswer[] => [
  ...new Map(answers.map((answer) => [figureIn(answer), answer])).values(),
]
