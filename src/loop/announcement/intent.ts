import { z } from 'zod'
import type { Intent } from '../kind.ts'

const schema = z.object({ set: z.string(), number: z.number() })

/** The living card of a pejlemærke in its leader channel. */
export const announcement: Intent<z.infer<typeof schema>> = {
  name: 'announcement',
  called: 'pejlemærkets kort',
  living: true,
  schema,
}
