/** Reads one goal set from its YAML text. */
import { z } from 'zod'
import type { GoalSet } from '../../domain/goal-set.ts'
import { buildGoalSet } from './goal-set-build.ts'
import { checkGoalSet } from './goal-set-checks.ts'
import { goalSetSchema } from './goal-set-schema.ts'
import { checkPlan } from './plan-checks.ts'
import { readYaml } from './yaml-file.ts'

/** What fields lack is said before what they say against each other. */
const GoalSetFile = goalSetSchema.transform((written, context): GoalSet => {
  const { set, problems } = buildGoalSet(written)
  const found = problems.length > 0 ? problems : [...checkGoalSet(set), ...checkPlan(set)]
  for (const { path, message } of found) {
    context.addIssue({ code: 'custom', path: [...path], message })
  }
  return found.length > 0 ? z.NEVER : set
})

/**
 * The goal set that a YAML text holds, or every error in Danish with file, line and field:
 * "pejlemaerker-2014-2017.yaml, linje 41, pejlemaerker[0].delmaal[3].target: …". `file` is only a name.
 */
export function parseGoalSet(
  text: string,
  file: string,
): { ok: true; set: GoalSet } | { ok: false; errors: string[] } {
  const read = readYaml(text, file, GoalSetFile)
  return read.ok ? { ok: true, set: read.value } : read
}
