import { z } from 'zod'
import type { FigureKey } from '../../domain/figure-key.ts'
import type { Intent } from '../kind.ts'

const schema = z.object({ set: z.string(), code: z.string(), period: z.string() })

/** Asks a controller whether a first figure is the baseline. */
export const baseline: Intent<FigureKey> = {
  name: 'baseline',
  called: 'spørgsmålet om en baseline',
  schema,
}
