import { z } from 'zod'
import type { Intent } from '../kind.ts'

/** The id of a reflection in the store. */
export const reflectionSchema = z.object({ reflection: z.string() })
export type ReflectionIntent = z.infer<typeof reflectionSchema>

/** Questions to a leader, in private; afterwards the answer. */
export const reflection: Intent<ReflectionIntent> = {
  name: 'reflection',
  called: 'spørgsmålene til refleksion',
  schema: reflectionSchema,
}
