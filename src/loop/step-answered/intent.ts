import { z } from 'zod'
import type { QuestionKey } from '../../domain/figure-key.ts'
import type { Intent } from '../kind.ts'

const schema = z.object({
  set: z.string(),
  code: z.string(),
  period: z.string(),
  revision: z.number().int(),
})
export type StepAnsweredIntent = QuestionKey & { revision: number }

/** What was answered of a plan's step: a line below the plan's card, and to others who are asked. */
export const stepAnswered: Intent<StepAnsweredIntent> = {
  name: 'step-answered',
  called: 'linjen om et svar til planen',
  schema,
}
