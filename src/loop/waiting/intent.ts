import { z } from 'zod'
import type { Intent } from '../kind.ts'

const schema = z.object({
  /** The platform's name; "" for what has not been tried yet. */
  platform: z.string(),
  count: z.int(),
  /** Keys of whom the messages are for, as people know them. */
  recipients: z.array(z.string()),
})

/** That messages have not gone out for an hour. */
export const waiting: Intent<z.infer<typeof schema>> = {
  name: 'waiting',
  called: 'beskeden om, at noget venter',
  schema,
}
