import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { type GoalSet, leafOf } from '../domain/goal-set.ts'
import type { QuestionCatalogue } from '../domain/reflection/prompt.ts'
import type { Db } from '../store/engine/open.ts'
import type { KnownSets } from './known.ts'

/** What the loop and the commands work with. */
export type Pejl = {
  db: Db
  /** Every goal set and plan that there is a file of, newest first. Replaced when a period is prolonged. */
  documents: readonly GoalSet[]
  /** Those that are followed up. Replaced when a controller adds one (situation.ts). */
  sets: readonly GoalSet[]
  /** The goal set of the channel that is spoken in: what several sets have is taken for its. */
  home?: GoalSet | undefined
  /** What is known of each, kept in memory as long as it is true. */
  known: KnownSets
  questions: QuestionCatalogue
  clock: Clock
  log: Logger
  /** Tells the outbox that there may be something to deliver. */
  wake(): void
}

/** The only goal set that has this code, by key; null when none has it, or several. */
export function onlySetWith({ sets }: Pick<Pejl, 'sets'>, code: string): string | null {
  const [only, another] = sets.filter((set) => leafOf(set, code))
  return only && !another ? only.key : null
}
