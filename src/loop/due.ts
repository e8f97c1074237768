import { addDays, dayOf } from '../domain/time/calendar.ts'
import { type Open, openFigures, type Postponed } from '../domain/time/due.ts'
import type { Facts } from '../domain/goal-set.ts'
import { NOTICE_DAYS } from '../domain/time/ladder.ts'
import { type Answer, factsOf, loadAnswers, loadBaselines, postponedOf } from '../store/facts.ts'
import type { Tx } from '../store/engine/open.ts'
import type { Pejl } from './pejl.ts'

/** What is known and what is awaited, at a moment of domain time. */
export type Situation = {
  answers: readonly Answer[]
  facts: Facts
  postponed: readonly Postponed[]
  open: readonly Open[]
  today: string
}

/** Which figure is due when: everything whose ladder has begun, or will within `ahead` days. */
export async function due(db: Tx, { set }: Pick<Pejl, 'set'>, now: Date, ahead = 0) {
  const answers = await loadAnswers(db, set)
  const facts = factsOf(await loadBaselines(db, set), answers)
  const postponed = postponedOf(answers)
  const today = dayOf(now)
  const open = openFigures(set, facts, postponed, addDays(today, ahead))
  return { answers, facts, postponed, open, today } satisfies Situation
}

/** Far enough ahead to see every next due date of a yearly figure, in days. */
export const YEAR_AHEAD = 366 + NOTICE_DAYS
