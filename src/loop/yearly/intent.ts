import { z } from 'zod'
import type { Intent } from '../kind.ts'

const schema = z.object({ set: z.string(), year: z.int() })
export type YearlyIntent = z.infer<typeof schema>

/** Tells management that a year's status was published. */
export const yearlyPublished: Intent<YearlyIntent> = {
  name: 'yearly-published',
  called: 'beskeden om en årsstatus',
  schema,
}
