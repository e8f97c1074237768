import type { Intent } from '../kind.ts'
import { type ReflectionIntent, reflectionSchema } from '../reflection/intent.ts'

/** A reflection that its writer shares in the leader channel's thread. */
export const sharedReflection: Intent<ReflectionIntent> = {
  name: 'shared-reflection',
  called: 'den delte refleksion',
  schema: reflectionSchema,
}
