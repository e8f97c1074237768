import { z } from 'zod'
import type { ScoreChange } from '../../cards/change.ts'
import type { Intent } from '../kind.ts'

const schema = z.object({
  /** Lines from before sets had nouns are about pejlemærker. */
  noun: z.string().default('pejlemærke'),
  number: z.number(),
  from: z.string(),
  to: z.string(),
  cause: z.string(),
  moved: z.string(),
  coverageFrom: z.string(),
  coverageTo: z.string(),
  /** Lines from before chance was asked about say nothing of it. */
  verdicts: z
    .array(
      z.object({
        code: z.string(),
        kind: z.enum(['signal', 'noise']),
        firstGuess: z.boolean(),
      }),
    )
    .default([]),
})

/** A line in the thread below a living card. It tells of one moment, so all of it is kept. */
export const change: Intent<ScoreChange> = {
  name: 'change',
  called: 'linjen om en ændring',
  schema,
}
