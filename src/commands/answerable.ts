import type { DelmaalKey } from '../domain/figure-key.ts'
import type { Delmaal } from '../domain/goal-set.ts'
import { delmaalName } from '../loop/names.ts'
import type { Pejl } from '../loop/pejl.ts'
import { reportRefusal } from '../loop/rights.ts'
import type { Situation } from '../loop/situation.ts'
import { no, suggest } from './answers.ts'
import type { Invocation, Outcome } from './command.ts'
import { findLeaf } from './find.ts'
import { notFollowed } from './not-followed.ts'
import { readArgs } from './period.ts'
import { situationIn } from './situation-of.ts'

/** A delmål that somebody may answer for, with what was typed after its code. */
export type Answerable = {
  delmaal: Delmaal
  key: DelmaalKey
  name: string
  known: Situation
  /** What was typed after the code, without the period. */
  said: string
  /** "" where none was typed. */
  period: string
}

/**
 * What a command that answers for a figure is about; or what is said instead: it is not found, its set is
 * only shown, or the person may not.
 * @param unknown what is said of a code that is not found, before what it could be
 */
export function answerable(
  pejl: Pejl,
  invocation: Invocation,
  command: string,
  unknown: (code: string) => string,
): Answerable | Outcome {
  const { code, rest, figure: said, period } = readArgs(invocation.args)
  const found = findLeaf(pejl, code)
  if ('kind' in found) return suggest(unknown(code), command, found, rest)
  const { set, delmaal } = found
  const shownOnly = notFollowed(pejl, set)
  if (shownOnly) return shownOnly
  const known = situationIn(invocation, set)
  const key = { set: set.key, code: delmaal.code }
  const refused = reportRefusal(pejl, known, invocation.actor, key)
  if (refused !== null) return no(refused)
  return { delmaal, key, name: delmaalName(pejl, set, delmaal.code), known, said, period }
}
