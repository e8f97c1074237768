import { z } from 'zod'
import { asRecipient } from '../../domain/recipient.ts'
import type { Intent } from '../kind.ts'

const schema = z.object({
  /** Its id in the outbox, and the number by which people name it. */
  message: z.uuid(),
  number: z.int(),
  recipient: z.string().transform(asRecipient),
  called: z.string(),
  /** Whether it is made anew by itself with the next change. */
  living: z.boolean(),
  /** ISO moment of domain time. */
  at: z.iso.datetime(),
})
export type UncertainIntent = z.infer<typeof schema>

/** The question whether a message arrived, where pejl cannot find out. */
export const uncertain: Intent<UncertainIntent> = {
  name: 'uncertain',
  called: 'spørgsmålet, om en besked kom frem',
  schema,
}
