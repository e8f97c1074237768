import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { type Delmaal, type GoalSet, leaves, type Pejlemaerke } from '../domain/goal-set.ts'
import type { Questions } from '../domain/reflection/prompt.ts'
import type { PrismaClient } from '../generated/prisma/client.ts'

/** What the loop and the commands work with. */
export type Pejl = {
  prisma: PrismaClient
  /** The goal set that is followed up. */
  set: GoalSet
  questions: Questions
  clock: Clock
  log: Logger
  /** Tells the outbox that there may be something to deliver. */
  wake(): void
}

export function pejlemaerkeOf(set: GoalSet, code: string): Pejlemaerke {
  const found = set.pejlemaerker.find((pejlemaerke) =>
    pejlemaerke.delmaal.flatMap(leaves).some((delmaal) => delmaal.code === code),
  )
  if (!found) throw new RangeError(`no delmål ${code}`)
  return found
}

/** The leaf with this code, or undefined. Only leaves have figures. */
export function leafOf(set: GoalSet, code: string): Delmaal | undefined {
  return set.pejlemaerker
    .flatMap((pejlemaerke) => pejlemaerke.delmaal.flatMap(leaves))
    .find((delmaal) => delmaal.code === code)
}
