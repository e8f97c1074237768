/** Who is asked about a plan's steps, and who may answer. */
import { chosenArea, itemsNow, standing, successorCode } from '../../domain/plan/answers.ts'
import type { PlanItem } from '../../domain/plan/plan.ts'
import { type Actor, may, refusal } from '../../domain/rights.ts'
import type { Person } from '../../store/people.ts'
import { channelOf, firstController, type Known, ownersOf } from '../known.ts'
import { stepName } from '../names.ts'
import type { Pejl } from '../pejl.ts'
import { speakerIn } from '../rights.ts'

/** A step of the plan, or an area that was chosen in a review; undefined for other codes. */
export const stepIn = ({ set, planAnswers }: Known, code: string): PlanItem | undefined =>
  itemsNow(set, planAnswers).find((item) => item.code === code) ?? chosenArea(planAnswers, code)

/** What the other areas that go on are called: what takes this one's place is none of them. */
export const otherAreas = ({ set, planAnswers }: Known, { code: own }: PlanItem): string[] =>
  itemsNow(set, planAnswers).flatMap(({ kind, code, title }) =>
    kind !== 'area' ||
    [own, successorCode(own)].includes(code) ||
    standing(planAnswers, code)?.state === 'replaced'
      ? []
      : [title],
  )

/** Whose a step is: the leader of the plan's channel decides about areas, the others have owners. */
export function answerersOf(known: Known, item: PlanItem): readonly Person[] {
  const owners = ownersOf(known, item.code)
  if (owners.length > 0 || item.kind !== 'area') return owners
  const leader = channelOf(known, null)?.leader
  return known.people.filter(({ key }) => key === leader)
}

/** Who is asked; what is nobody's goes to the first controller, who can find somebody. */
export function askedAbout(known: Known, code: string): readonly Person[] {
  const item = stepIn(known, code)
  const own = item ? answerersOf(known, item) : []
  if (own.length > 0) return own
  const controller = firstController(known)
  return controller ? [controller] : []
}

/** Why somebody may not answer for a step, and who can; null when they may. */
export function stepRefusal(
  pejl: Pick<Pejl, 'sets'>,
  known: Known,
  actor: Actor,
  item: PlanItem,
): string | null {
  const own = answerersOf(known, item)
  const speaker = speakerIn(known, actor)
  const step = { set: known.set.key, code: item.code }
  const isOwn = own.some(({ key }) => key === speaker?.key)
  const person = speaker && isOwn ? { ...speaker, owns: [step] } : speaker
  if (may(person, 'answer-step', step)) return null
  const name = stepName(pejl, known.set, item.code)
  return refusal(
    'answer-step',
    name,
    own.map(({ name: role }) => role),
  )
}
