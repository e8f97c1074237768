/**
 * What a turn of the loop has decided already, kept in memory, so that an idle turn asks nothing more of
 * the store. It is remembered for what it was decided from: when that changes, the turn decides anew.
 * Forgetting costs work and nothing else, since claims and keys are what makes a step unique.
 */
import type { Situation } from './situation.ts'

export type Decided<T> = {
  /** What was decided last from the same; undefined when nothing was. */
  last(of: Situation): T | undefined
  remember(of: Situation, what: T): void
}

/** @param from what the decision follows from: something that is replaced when it changes */
export function newDecided<T>(from: (situation: Situation) => object): Decided<T> {
  const known = new WeakMap<object, T>()
  return {
    last: (situation) => known.get(from(situation)),
    remember: (situation, what) => void known.set(from(situation), what),
  }
}
