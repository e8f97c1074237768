import { z } from 'zod'
import type { Intent } from '../kind.ts'

const schema = z.object({})

/** A person's figures whose step of the ladder has come on a day. Which ones, their claims tell. */
export const reminder: Intent<z.infer<typeof schema>> = {
  name: 'reminder',
  called: 'påmindelsen',
  schema,
}
