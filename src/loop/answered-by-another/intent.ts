import { z } from 'zod'
import type { FigureKey } from '../../domain/figure-key.ts'
import type { Intent } from '../kind.ts'

const schema = z.object({
  set: z.string(),
  code: z.string(),
  period: z.string(),
  revision: z.number().int(),
})

/** Tells somebody whose form is open that another has answered for one of its figures. */
export const answeredByAnother: Intent<FigureKey & { revision: number }> = {
  name: 'answered-by-another',
  called: 'beskeden om en andens svar',
  schema,
}
