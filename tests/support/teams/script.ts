/** What a test has arranged for the next calls of the connector. */
import { Refusal, type RefusalName } from './refusals.ts'

export type Operation = 'send' | 'update' | 'delete' | 'create' | 'member' | 'members'

export type Outcome =
  /** Refused; nothing has happened. */
  | { refuse: RefusalName; retryAfterSeconds?: number }
  /** The socket is dropped before the call was looked at, or after it was accepted and stands. */
  | { drop: 'before' | 'after' }

type Arranged = { before?: () => Promise<void> | void; after?: () => Promise<void> | void }

/** The caller's socket is to be cut without an answer. */
export class Drop extends Error {
  override name = 'Drop'
}

export function newScript() {
  const queues = new Map<Operation, Arranged[]>()
  const add = (operation: Operation, arranged: Arranged) =>
    queues.set(operation, [...(queues.get(operation) ?? []), arranged])

  return {
    /** Arranges the outcome of the next call of this kind, or of the next few. */
    next(operation: Operation, outcome: Outcome, times = 1): void {
      for (let left = times; left > 0; left--) add(operation, arrangedFor(outcome))
    },
    /**
     * Holds the next call of this kind: before it is looked at, or with its answer after it was
     * accepted. `arrived` resolves when the call is there; it waits until `release`.
     */
    hold(operation: Operation, when: 'before' | 'after' = 'before') {
      const arrived = Promise.withResolvers<void>()
      const released = Promise.withResolvers<void>()
      const wait = async () => {
        arrived.resolve()
        await released.promise
      }
      add(operation, { [when]: wait })
      return { arrived: arrived.promise, release: released.resolve }
    },
    /** What is arranged for the call that has just come. */
    take: (operation: Operation): Arranged => queues.get(operation)?.shift() ?? {},
  }
}

function arrangedFor(outcome: Outcome): Arranged {
  const fail = (error: Error) => () => {
    throw error
  }
  if ('drop' in outcome) return { [outcome.drop]: fail(new Drop()) }
  return { before: fail(new Refusal(outcome.refuse, outcome)) }
}
