import { z } from 'zod'
import type { Intent } from '../kind.ts'

export const digestSchema = z.object({
  set: z.string(),
  /** ISO moments of domain time: what happened after the one, until the other. */
  since: z.iso.datetime(),
  until: z.iso.datetime(),
})
export type DigestIntent = z.infer<typeof digestSchema>

/** A goal set's weekly digest to its management. */
export const digest: Intent<DigestIntent> = {
  name: 'digest',
  called: 'ugens opfølgning',
  schema: digestSchema,
}
