import { z } from 'zod'
import type { Intent } from '../kind.ts'

const schema = z.object({ set: z.string() })

/** The living card of a plan in its channel. */
export const planStatus: Intent<z.infer<typeof schema>> = {
  name: 'plan-status',
  called: 'planens kort',
  living: true,
  schema,
}
