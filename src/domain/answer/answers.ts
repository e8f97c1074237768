/** What has been answered for the figures of one goal set, and what is known from it. */
import { figureIn } from '../figure-key.ts'
import type { Facts, Figure } from '../goal-set.ts'
import type { Postponed } from '../time/due.ts'

type Answered = {
  code: string
  period: string
  /** Both kinds of answer of a period share one sequence. */
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

/** Either kind of answer that a period can have. */
export type Answer = FigureAnswer | PostponementAnswer

/** Oldest first; of the same moment, the lower revision first. */
export const inOrder = (answers: readonly Answer[]): Answer[] =>
  answers.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.revision - b.revision)

/** The newest answer of each period, of either kind. */
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

/** The periods whose newest answer is "Tallet findes ikke endnu" and that have no figure. */
export function postponedOf(answers: readonly Answer[]): Postponed[] {
  const figures = answers.filter(({ kind }) => kind === 'figure')
  const answered = new Set(figures.map(figureIn))
  return newestAnswers(answers)
    .all()
    .flatMap((answer) =>
      answer.kind === 'postponement' && !answered.has(figureIn(answer))
        ? [
            {
              code: answer.code,
              period: answer.period,
              expectedOn: answer.expectedOn,
              reason: answer.reason,
            },
          ]
        : [],
    )
}
