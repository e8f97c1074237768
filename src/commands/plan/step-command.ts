/** What `milepæle`, `initiativer` and `indsatsområder` share: which step or plan is meant, and an answer to it. */
import type { PlanItem } from '../../domain/plan/plan.ts'
import { stepWord } from '../../domain/plan/words.ts'
import { stepName } from '../../loop/names.ts'
import type { Pejl } from '../../loop/pejl.ts'
import { buttons, no } from '../answers.ts'
import type { Command, Outcome } from '../command.ts'
import { answerStep } from './answer-step.ts'
import { type About, type KnownPlan, plansMeant, stepMeant } from './plan-meant.ts'

type Kind = PlanItem['kind']
type Of<K extends Kind> = Extract<PlanItem, { kind: K }>

/** A step with what is said of it is answered; a step alone is shown, else every step of the plans meant. */
export const stepCommand =
  <K extends Kind>(
    kind: K,
    about: About,
    one: (pejl: Pejl, known: KnownPlan, item: Of<K>) => Outcome,
    all: (pejl: Pejl, plans: readonly KnownPlan[]) => Outcome,
  ): Command['run'] =>
  async (pejl, invocation) => {
    const meant = stepMeant(pejl, invocation, about)
    if (meant === null) {
      const plans = plansMeant(pejl, invocation, about)
      return 'card' in plans ? plans : all(pejl, plans)
    }
    if ('card' in meant) return meant
    const { known, item, rest } = meant
    if (rest !== '') return await answerStep(pejl, invocation, known.set, item, rest)
    return isOf(item, kind) ? one(pejl, known, item) : another(pejl, known, item)
  }

const isOf = <K extends Kind>(item: PlanItem, kind: K): item is Of<K> => item.kind === kind

/** "O1 er et indsatsområde.", where a milestone was asked for. */
function another(pejl: Pejl, { set }: KnownPlan, item: PlanItem): Outcome {
  const name = stepName(pejl, set, item.code)
  const word = stepWord(item)
  return no(
    `${name} er ${item.kind === 'milestone' ? 'en' : 'et'} ${word}.`,
    buttons([`${word} ${name}`]),
  )
}
