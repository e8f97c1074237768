/** What has been answered for the figures of one goal set, and what is known from it. */
import { figureIn } from '../figure-key.ts'
import type { Facts, Figure } from '../goal-set.ts'
import { dayOf } from '../time/calendar.ts'
import type { Said } from '../time/figure-state.ts'

type Answered = {
  code: string
  period: string
  /** All kinds of answer of a period share one sequence. */
  revision: number
  through: string
  at: Date
}

export type FigureAnswer = Answered & {
  kind: 'figure'
  value: number
  comment: string
  evidence: string
  /** Person key; null for a figure printed in the document. */
  by: string | null
}

/** "Tallet findes ikke endnu". */
export type PostponementAnswer = Answered & {
  kind: 'postponement'
  reason: string
  /** ISO date. */
  expectedOn: string
  by: string
}

/** "Tallet kommer ikke": a final answer, though a figure that comes after all simply counts. */
export type GivenUpAnswer = Answered & { kind: 'given-up'; reason: string; by: string }

/** It is awaited again, from the day of `at`. */
export type ReopenedAnswer = Answered & {
  kind: 'reopened'
  /** "" where none was given. */
  reason: string
  by: string
}

/** Every kind of answer that a period can have. */
export type Answer = FigureAnswer | PostponementAnswer | GivenUpAnswer | ReopenedAnswer

/** Oldest first; of the same moment, the lower revision first. */
export const inOrder = (answers: readonly Answer[]): Answer[] =>
  answers.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.revision - b.revision)

/** The newest answer of each period, of whatever kind. */
export type NewestAnswers = { of(code: string, period: string): Answer | null; all(): Answer[] }

export function newestAnswers(answers: readonly Answer[]): NewestAnswers {
  const newest = new Map<string, Answer>()
  for (const answer of answers) {
    const name = figureIn(answer)
    const known = newest.get(name)
    if (known === undefined || known.revision < answer.revision) newest.set(name, answer)
  }
  return {
    of: (code, period) => newest.get(figureIn({ code, period })) ?? null,
    all: () => [...newest.values()],
  }
}

/** What is known, as the barometer reads it: the newest revision of each period's figure. */
export function factsOf(baselines: Facts['baselines'], answers: readonly Answer[]): Facts {
  const figures = answers.filter((answer) => answer.kind === 'figure')
  const byCode = Map.groupBy(newestAnswers(figures).all(), ({ code }) => code)
  return {
    baselines,
    figures: new Map([...byCode].map(([code, own]) => [code, own.flatMap(asFigure)] as const)),
  }
}

const asFigure = (answer: Answer): Figure[] =>
  answer.kind === 'figure'
    ? [{ period: answer.period, value: answer.value, revision: answer.revision }]
    : []

/** What was last said of the periods that have no figure, by the figure's name in its goal set. */
export function saidOf(answers: readonly Answer[]): ReadonlyMap<string, Said> {
  const figures = answers.filter(({ kind }) => kind === 'figure')
  const answered = new Set(figures.map(figureIn))
  const others = newestAnswers(answers)
    .all()
    .filter((one) => !answered.has(figureIn(one)))
  return new Map(others.flatMap(asSaid).map((one) => [figureIn(one), one]))
}

function asSaid(answer: Answer): Said[] {
  const { code, period } = answer
  switch (answer.kind) {
    case 'figure':
      return []
    case 'postponement': {
      const { reason, expectedOn } = answer
      return [{ kind: 'postponed', code, period, reason, expectedOn }]
    }
    case 'given-up':
      return [{ kind: 'given-up', code, period, reason: answer.reason }]
    case 'reopened':
      return [{ kind: 'reopened', code, period, reason: answer.reason, on: dayOf(answer.at) }]
  }
}
