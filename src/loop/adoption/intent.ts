import { z } from 'zod'
import type { Intent } from '../kind.ts'

const schema = z.object({ set: z.string(), startsOn: z.iso.date(), by: z.string() })
export type AdoptedIntent = z.infer<typeof schema>

/** Tells management that a goal set is followed up from a day on. */
export const adopted: Intent<AdoptedIntent> = {
  name: 'adopted',
  called: 'beskeden om et nyt målsæt',
  schema,
}
