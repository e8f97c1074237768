import { z } from 'zod'
import type { Intent } from '../kind.ts'

const schema = z.object({
  set: z.string(),
  fromYear: z.number(),
  toYear: z.number(),
  reason: z.string(),
  by: z.string(),
})
export type ProlongedIntent = z.infer<typeof schema>

/** Tells management that a goal set's period ends another year. */
export const prolongedPeriod: Intent<ProlongedIntent> = {
  name: 'prolonged',
  called: 'beskeden om en forlænget periode',
  schema,
}
