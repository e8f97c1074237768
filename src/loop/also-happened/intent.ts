import { z } from 'zod'
import type { Intent } from '../kind.ts'

const schema = z.object({
  set: z.string(),
  number: z.number(),
  /** What happened, as a reflection opens with it. It tells of one moment, so all of it is kept. */
  opening: z.string(),
  corrected: z.boolean(),
})
export type AlsoHappened = z.infer<typeof schema>

/** Tells a leader whose reflection stands unanswered what more has happened to the pejlemærke. */
export const alsoHappened: Intent<AlsoHappened> = {
  name: 'also-happened',
  called: 'beskeden om, hvad der også er sket',
  schema,
}
