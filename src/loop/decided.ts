/**
 * What a turn of the loop has decided already, kept in memory: an idle turn asks nothing of the store.
 * It is forgotten with the facts that it was decided from, and the claims hold it in any case.
 */
import type { Situation } from './situation.ts'

export type Decided<T> = {
  /** What was decided last from the same facts; undefined when nothing was. */
  last(of: Situation): T | undefined
  remember(of: Situation, what: T): void
}

export function newDecided<T>(): Decided<T> {
  const byFacts = new WeakMap<Situation['facts'], T>()
  return {
    last: ({ facts }) => byFacts.get(facts),
    remember: ({ facts }, what) => void byFacts.set(facts, what),
  }
}
