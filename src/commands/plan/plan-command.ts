/** `plan`, `nøgletal` and `forandringsteori`: what plans say of one matter, each below its title. */
import { type ListData, listCard } from '../../cards/list.ts'
import { linesText } from '../../domain/danish-text.ts'
import type { Command } from '../command.ts'
import { type About, type KnownPlan, plansMeant } from './plan-meant.ts'
import { introOf, type Row, rowsOfPlans } from './plan-rows.ts'

type View = {
  /** `only` is the one plan that is meant; undefined where there are several. */
  title(only: KnownPlan | undefined): string
  /** What stands above a plan's rows, a line each; none for nothing. */
  intro(known: KnownPlan): readonly string[]
  rows(known: KnownPlan): readonly Row[]
  /** What can be looked at next, when one plan is meant. */
  next(only: KnownPlan): ListData['actions']
  /** Beside the goal set's key. */
  json(known: KnownPlan): object
}

export const planCommand =
  (about: About, { title, intro, rows, next, json }: View): Command['run'] =>
  async (pejl, invocation) => {
    const plans = plansMeant(pejl, invocation, about)
    if ('card' in plans) return plans
    const [only] = plans.length === 1 ? plans : []
    return {
      card: listCard(
        title(only),
        linesText(...plans.flatMap(intro), introOf(pejl, plans)),
        rowsOfPlans(plans, rows),
        only ? next(only) : [],
      ),
      json: plans.map((known) => ({ goalSet: known.set.key, ...json(known) })),
      ok: true,
    }
  }
