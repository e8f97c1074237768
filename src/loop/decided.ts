/**
 * What a turn of the loop has decided already, kept in memory: an idle turn asks nothing of the store.
 * It is forgotten with what it was decided from, and the claims hold it in any case.
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
