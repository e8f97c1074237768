/**
 * What a turn of the loop has decided already, kept in memory, so that an idle turn asks nothing more of
 * the store. It is remembered for the very facts it was decided from: when those change, the turn decides
 * anew. Forgetting costs work and nothing else, since claims and keys are what makes a step unique.
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
