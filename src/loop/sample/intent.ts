import { z } from 'zod'
import type { Intent } from '../kind.ts'

export const SAMPLES = ['reminder', 'announcement', 'change', 'reflection', 'digest'] as const
export type SampleName = (typeof SAMPLES)[number]

const schema = z.object({ card: z.enum(SAMPLES) })

/** How a card looks where it is read, for whoever has just set pejl up. */
export const sample: Intent<z.infer<typeof schema>> = { name: 'sample', called: 'prøven', schema }
