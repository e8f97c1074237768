import { type ReflectionCard, reflectionCard } from '../../cards/reflection.ts'
import { listText } from '../../domain/danish-text.ts'
import { PRIVACY } from '../../domain/reflection/prompt.ts'
import { momentText } from '../../domain/time/calendar.ts'
import { type Reflection, reflectionById } from '../../store/reflections.ts'
import type { Render } from '../kind.ts'
import { pejlemaerkeName } from '../names.ts'
import type { Pejl } from '../pejl.ts'
import type { ReflectionIntent } from './intent.ts'

export const renderReflection: Render<ReflectionIntent> = async (pejl, { intent }) =>
  reflectionCardOf(pejl, await reflectionById(pejl.db, intent.reflection))

/** The card of a reflection. `refused` is an answer that cannot be taken, and why. */
export function reflectionCardOf(
  pejl: Pick<Pejl, 'sets'>,
  { id, pejlemaerke, occasion, answer, sharedAt, answeredAt }: Reflection,
  refused?: { problem: string; typed: string },
): ReflectionCard {
  const { number, codes, openings, questions, editing } = occasion
  const shared = sharedAt !== null
  const open = answer === null || editing || refused !== undefined
  const set = pejl.sets.find(({ key }) => key === pejlemaerke.set)
  return reflectionCard({
    title: `Til eftertanke: ${set?.noun.one ?? 'pejlemærke'} ${set ? pejlemaerkeName(pejl, set, number) : number}`,
    opening: openings.join('\n'),
    questions: questions
      .map(({ codes: own, text }) => `• ${codes.length > 1 ? `${listText(own)}: ` : ''}${text}`)
      .join('\n'),
    reflection: id,
    open,
    answer: refused?.typed ?? answer ?? '',
    problem: refused?.problem ?? '',
    privacy: shared ? sharedText(open) : keptText(answeredAt),
    shareable: answer !== null && !shared,
  })
}

const sharedText = (open: boolean): string =>
  open
    ? 'Dit svar er delt. Når du gemmer, ændres svaret også i lederkanalen.'
    : 'Dit svar er delt i lederkanalen.'

const keptText = (at: Date | null): string =>
  at === null ? PRIVACY : `Gemt ${momentText(at)}. ${PRIVACY}`
