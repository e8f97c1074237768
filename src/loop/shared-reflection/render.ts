import { noticeCard } from '../../cards/notice.ts'
import { upperFirst } from '../../domain/danish-text.ts'
import { toPerson } from '../../domain/recipient.ts'
import { recipientName } from '../../store/recipients.ts'
import { reflectionById } from '../../store/reflections.ts'
import type { Render } from '../kind.ts'
import type { ReflectionIntent } from '../reflection/intent.ts'

/** A shared answer with its writer's role. */
export const renderSharedReflection: Render<ReflectionIntent> = async ({ db }, { intent }) => {
  const { personKey, answer, sharedAt } = await reflectionById(db, intent.reflection)
  if (sharedAt === null || answer === null) return null
  const name = (await recipientName(db, toPerson(personKey))) ?? personKey
  const told = `${upperFirst(name)} deler en refleksion`
  return {
    ...noticeCard(`${told}: »${answer}«`),
    kept: `${told}. Ordene står i kanalen, og kun dér.`,
  }
}
