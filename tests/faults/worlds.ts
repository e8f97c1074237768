/** What may happen to messages: worlds that know nothing of each other and share workers and time. */
import fc from 'fast-check'
import type { Fault, LookUpFault } from './platform.ts'

/** What somebody does in one conversation of a world. */
export type Deed =
  /** So many letters at once. */
  | { kind: 'put'; count: number }
  /** A living card and a line below it, or one more line below the one that is there. */
  | { kind: 'line' }
  /** Something else to show: of the nth message of the conversation. */
  | { kind: 'revise'; nth: number }
  /** A new occasion for the nth message of the conversation. */
  | { kind: 'occasion'; nth: number }
  /** The nth message has nothing left to say, from now on. */
  | { kind: 'answer'; nth: number }
  /** The nth post is deleted where it stands. */
  | { kind: 'delete'; nth: number }
  /** What is uncertain came through, or is to be sent again, as a controller says. */
  | { kind: 'came through' }
  | { kind: 'send again' }
  /** Another try for what could not be delivered. */
  | { kind: 'retry' }
  /** The person comes to prefer another platform. */
  | { kind: 'move'; platform: number }
  /** What the next message of the conversation says cannot be rendered, once. */
  | { kind: 'unrendered' }
  /** Whoever is told of a message of the conversation cannot be, once. */
  | { kind: 'deaf' }
  | { kind: 'faults'; faults: Fault[] }
  /** The next look-up of the conversation. */
  | { kind: 'look-up'; fault: LookUpFault }

/** One person, who prefers a platform, and what is done, a deed a moment. */
export type World = { platform: number; deeds: (Deed | null)[] }

/** What all worlds share: which workers go on in each moment, and how long it lasts. */
export type Moment = { workers: 'first' | 'second' | 'both'; seconds: number }

export const MOMENTS = 5

const nth = fc.nat({ max: 3 })
const count = fc.integer({ min: 1, max: 2 })
const platform = fc.nat({ max: 2 })
/** Calls that last are few, since the worlds share the time: several at once would all time out. */
const fault = fc.oneof(
  {
    weight: 15,
    arbitrary: fc.constantFrom<Fault>(
      'network',
      'rate-limited',
      'not-allowed',
      'arrived, no answer',
      'lost, no answer',
      'revised',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom<Fault>('arrived, died', 'lost, died') },
  { weight: 1, arbitrary: fc.constantFrom<Fault>('a while', 'slow', 'hangs') },
)
const lookUpFault = fc.oneof(
  { weight: 3, arbitrary: fc.constant<LookUpFault>('network') },
  { weight: 1, arbitrary: fc.constantFrom<LookUpFault>('a while', 'slow') },
)
const deed = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('put' as const), count }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('line' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('revise' as const), nth }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('occasion' as const), nth }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('answer' as const), nth }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), nth }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('came through' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('send again' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('retry' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), platform }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unrendered' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deaf' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('look-up' as const), fault: lookUpFault }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('faults' as const),
      faults: fc.array(fault, { minLength: 1, maxLength: 2 }),
    }),
  },
)

export const world: fc.Arbitrary<World> = fc.record({
  platform,
  deeds: fc.array(fc.option(deed, { freq: 5 }), { minLength: MOMENTS, maxLength: MOMENTS }),
})

export const moments: fc.Arbitrary<Moment[]> = fc.array(
  fc.record({
    workers: fc.constantFrom('first' as const, 'second' as const, 'both' as const),
    seconds: fc.constantFrom(0, 1, 13, 20, 60, 1_000),
  }),
  { minLength: MOMENTS, maxLength: MOMENTS },
)
