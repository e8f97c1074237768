import { z } from 'zod'
import type { Intent } from '../kind.ts'

/** `toYear` is the year the period ended; a period can be prolonged, and end again. */
const ofGoal = z.object({ set: z.string(), toYear: z.number(), number: z.number() })
export type FinalStatusIntent = z.infer<typeof ofGoal>

/** A pejlemærke's final status, in its leader channel. It follows late figures. */
export const finalStatusMessage: Intent<FinalStatusIntent> = {
  name: 'final-status',
  called: 'slutstatus',
  schema: ofGoal,
}

const restatedSchema = z.object({
  /** "pejlemærke 1" as its set calls it. */
  goal: z.string(),
  code: z.string(),
  from: z.string(),
  to: z.string(),
  goalFrom: z.string(),
  goalTo: z.string(),
  cause: z.string(),
})
export type RestatedIntent = z.infer<typeof restatedSchema>

/** A line below a final status: what changed it after the period was closed. It tells of one moment. */
export const restated: Intent<RestatedIntent> = {
  name: 'restated',
  called: 'linjen om en ændret slutstatus',
  schema: restatedSchema,
}

const ofSet = z.object({ set: z.string(), toYear: z.number() })
export type ClosingDigestIntent = z.infer<typeof ofSet>

/** How a goal set ended, to its management. */
export const closingDigest: Intent<ClosingDigestIntent> = {
  name: 'closing-digest',
  called: 'den afsluttende opfølgning',
  schema: ofSet,
}
