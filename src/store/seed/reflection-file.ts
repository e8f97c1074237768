/** Reads prisma/seed/reflection.yaml: the questions that leaders are asked. */
import { z } from 'zod'
import { HAPPENINGS } from '../../domain/reflection/happening.ts'
import { PRINCIPLES, type QuestionCatalogue } from '../../domain/reflection/prompt.ts'
import { readYaml, type YamlRead } from './yaml-file.ts'

const Question = z.string().trim().endsWith('?', 'Et spørgsmål slutter med et spørgsmålstegn')

const AboutPoint = Question.includes('{punkt}', { error: '{punkt} mangler i teksten' })

const QuestionsFile = z.strictObject({
  attention: AboutPoint,
  cause: AboutPoint,
  closing: z.array(Question).min(1),
  happenings: z.record(
    z.enum(HAPPENINGS),
    z.strictObject({
      first: z.string().trim().includes('?', { error: 'Her skal stå et spørgsmål' }),
      principles: z.record(z.enum(PRINCIPLES), Question),
    }),
  ),
})

/** The questions for every happening and every principle, or every error. */
export function parseReflection(text: string, file: string): YamlRead<QuestionCatalogue> {
  return readYaml(text, file, QuestionsFile)
}
