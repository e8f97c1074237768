import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { GoalSet } from '../domain/goal-set.ts'
import type { QuestionCatalogue } from '../domain/reflection/prompt.ts'
import type { PrismaClient } from '../generated/prisma/client.ts'

/** What the loop and the commands work with. */
export type Pejl = {
  prisma: PrismaClient
  /** The goal set that is followed up. */
  set: GoalSet
  questions: QuestionCatalogue
  clock: Clock
  log: Logger
  /** Tells the outbox that there may be something to deliver. */
  wake(): void
}
