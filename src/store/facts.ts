import type { Postponed } from '../domain/time/due.ts'
import type { Facts, Figure, GoalSet } from '../domain/goal-set.ts'
import type { Tx } from './engine/open.ts'

export const delmaalId = (set: GoalSet, code: string): string => `${set.key}/${code}`
export const pejlemaerkeId = (set: GoalSet, number: number): string => `${set.key}/${number}`
const codeOf = (id: string): string => id.slice(id.indexOf('/') + 1)

/** Both kinds of answer that a period can have. They share one sequence of revisions. */
export type Answer =
  | ({ kind: 'figure'; value: number; comment: string; evidence: string } & Answered)
  | ({ kind: 'postponement'; reason: string; expectedOn: string } & Answered)

type Answered = {
  code: string
  period: string
  revision: number
  /** Person key; null for a figure printed in the document. */
  by: string | null
  through: string
  at: Date
}

/** Everything reported for a goal set, oldest first; with `upTo`, as it was known at that moment. */
export async function loadAnswers(db: Tx, set: GoalSet, upTo?: Date): Promise<Answer[]> {
  const where = { delmaal: { goalSetKey: set.key }, ...(upTo ? { at: { lte: upTo } } : {}) }
  const measurements = await db.measurement.findMany({ where })
  const postponements = await db.postponement.findMany({ where })
  const answers: Answer[] = [
    ...measurements.map((row) => ({
      kind: 'figure' as const,
      code: codeOf(row.delmaalId),
      period: row.period,
      revision: row.revision,
      by: row.reportedBy,
      through: row.through,
      at: row.at,
      value: row.value.toNumber(),
      comment: row.comment,
      evidence: row.evidence,
    })),
    ...postponements.map((row) => ({
      kind: 'postponement' as const,
      code: codeOf(row.delmaalId),
      period: row.period,
      revision: row.revision,
      by: row.reportedBy,
      through: row.through,
      at: row.at,
      reason: row.reason,
      expectedOn: row.expectedOn,
    })),
  ]
  return answers.sort((a, b) => a.at.getTime() - b.at.getTime() || a.revision - b.revision)
}

export async function loadBaselines(
  db: Tx,
  set: GoalSet,
  upTo?: Date,
): Promise<Facts['baselines']> {
  const rows = await db.baseline.findMany({
    where: { delmaal: { goalSetKey: set.key }, ...(upTo ? { at: { lte: upTo } } : {}) },
    orderBy: { revision: 'asc' },
  })
  return new Map(
    rows.map((row) => [codeOf(row.delmaalId), { value: row.value.toNumber(), year: row.year }]),
  )
}

/** What is known, as the barometer reads it: the newest revision of each period's figure. */
export function factsOf(baselines: Facts['baselines'], answers: readonly Answer[]): Facts {
  const figures = new Map<string, Map<string, Figure>>()
  for (const answer of answers) {
    if (answer.kind !== 'figure') continue
    const ofCode = figures.get(answer.code) ?? new Map<string, Figure>()
    const known = ofCode.get(answer.period)
    if (known === undefined || known.revision < answer.revision)
      ofCode.set(answer.period, {
        period: answer.period,
        value: answer.value,
        revision: answer.revision,
      })
    figures.set(answer.code, ofCode)
  }
  return {
    baselines,
    figures: new Map([...figures].map(([code, ofCode]) => [code, [...ofCode.values()]])),
  }
}

export async function loadFacts(db: Tx, set: GoalSet, upTo?: Date): Promise<Facts> {
  return factsOf(await loadBaselines(db, set, upTo), await loadAnswers(db, set, upTo))
}

/** The newest answer of a period, of either kind. */
export function newestAnswer(
  answers: readonly Answer[],
  code: string,
  period: string,
): Answer | null {
  return answers
    .filter((answer) => answer.code === code && answer.period === period)
    .reduce<Answer | null>(
      (newest, answer) => (newest === null || answer.revision > newest.revision ? answer : newest),
      null,
    )
}

/** The periods whose newest answer is "Tallet findes ikke endnu" and that have no figure. */
export function postponedOf(answers: readonly Answer[]): Postponed[] {
  const newest = new Map<string, Answer>()
  const answered = new Set<string>()
  for (const answer of answers) {
    const key = `${answer.code}:${answer.period}`
    if (answer.kind === 'figure') answered.add(key)
    const known = newest.get(key)
    if (known === undefined || known.revision < answer.revision) newest.set(key, answer)
  }
  return [...newest].flatMap(([key, answer]) =>
    answer.kind === 'postponement' && !answered.has(key)
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
