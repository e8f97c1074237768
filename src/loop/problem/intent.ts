import { z } from 'zod'
import { asRecipient } from '../../domain/recipient.ts'
import type { Intent } from '../kind.ts'

const schema = z.object({ recipient: z.string().transform(asRecipient), advice: z.string() })

/** That messages to somebody do not arrive, and what can be done. */
export const problem: Intent<z.infer<typeof schema>> = {
  name: 'problem',
  called: 'beskeden om, at noget ikke er leveret',
  schema,
}
