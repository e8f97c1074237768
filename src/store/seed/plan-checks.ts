/** What must hold between the fields of a plan, beyond the shape of each. */
import type { GoalSet } from '../../domain/goal-set.ts'
import { type Initiative, type Money, type Plan, planItems } from '../../domain/plan/plan.ts'
import { periodText } from '../../domain/time/cadence.ts'
import type { Path, Problem } from './goal-set-build.ts'
import { repeated } from './goal-set-checks.ts'

/** Every contradiction in a set's plan, in the order of the file's lists. */
export function checkPlan({ plan }: GoalSet): Problem[] {
  if (!plan) return []
  return [
    ...repeated(codes(plan)),
    ...repeated(
      plan.themes.map(({ number }, index) => [number, ['plan', 'themes', index, 'number']]),
    ),
    ...plan.milestones.flatMap(({ from, to }, index) =>
      from <= to
        ? []
        : [
            {
              path: ['plan', 'milestones', index, 'to'],
              message: `${periodText(to)} er før ${periodText(from)}. Byt om på from og to, eller ret året`,
            },
          ],
    ),
    ...plan.themes.flatMap(({ number, initiatives }, theme) =>
      initiatives.flatMap((one, index) =>
        initiativeProblems(one, number, ['plan', 'themes', theme, 'initiatives', index]),
      ),
    ),
    ...(plan.money ? moneyProblems(plan.money) : []),
    ...unknownCodes(plan),
  ]
}

/** Each step's code and where it stands; milestones, initiatives and areas share one list of codes. */
function codes({ milestones, themes, areas }: Plan): [string, Path][] {
  return [
    ...milestones.map(({ code }, index): [string, Path] => [
      code,
      ['plan', 'milestones', index, 'code'],
    ]),
    ...themes.flatMap(({ initiatives }, theme) =>
      initiatives.map(({ code }, index): [string, Path] => [
        code,
        ['plan', 'themes', theme, 'initiatives', index, 'code'],
      ]),
    ),
    ...areas.map(({ code }, index): [string, Path] => [code, ['plan', 'areas', index, 'code']]),
  ]
}

function initiativeProblems(
  { code, amounts: { table, shared }, reach }: Initiative,
  theme: number,
  path: Path,
): Problem[] {
  const problems: Problem[] = []
  if (!code.startsWith(`${theme}.`))
    problems.push({
      path: [...path, 'code'],
      message: `${code} står under tema ${theme} og skal begynde med ${theme}. (som ${theme}.1)`,
    })
  if (shared && shared.millions > (table ?? 0))
    problems.push({
      path: [...path, 'amounts', 'shared', 'millions'],
      message:
        table === null
          ? 'Der er ikke noget beløb i tabellen at dele. Skriv det i table, eller fjern shared'
          : `${shared.millions} er mere end tabellens ${table}. Skriv kun den del, den anden forvaltning skal betale`,
    })
  if (reach && reach.now > reach.of)
    problems.push({
      path: [...path, 'reach', 'now'],
      message: `${reach.now} er mere end alle ${reach.of} ${reach.unit}`,
    })
  return problems
}

function moneyProblems({ columns, rows, moved }: Money): Problem[] {
  const problems = rows.flatMap(({ kroner }, index) =>
    kroner.length === columns.length
      ? []
      : [
          {
            path: ['plan', 'money', 'rows', index, 'kroner'],
            message: `Der er ${kroner.length} beløb til ${columns.length} kolonner (${columns.join(', ')}). Skriv ét til hver`,
          },
        ],
  )
  if (!moved) return problems
  const path = ['plan', 'money', 'moved']
  const sum = moved.parties * moved.each
  if (moved.kroner !== sum)
    problems.push({
      path: [...path, 'kroner'],
      message: `${moved.parties} gange ${moved.each} er ${sum}, ikke ${moved.kroner}`,
    })
  for (const field of ['from', 'to'] as const) {
    if (!columns.includes(moved[field]))
      problems.push({
        path: [...path, field],
        message: `${moved[field]} er ingen af kolonnerne (${columns.join(', ')})`,
      })
  }
  return problems
}

/** Places where a step is named that the plan does not have. */
function unknownCodes(plan: Plan): Problem[] {
  const known = new Set(planItems(plan).map(({ code }) => code))
  const named: [string, Path][] = plan.contradictions.map(({ code }, index) => [
    code,
    ['plan', 'contradictions', index, 'code'],
  ])
  const expiring = plan.budget?.expiring
  if (expiring) named.push([expiring.initiative, ['plan', 'budget', 'expiring', 'initiative']])
  return named.flatMap(([code, path]) =>
    code === '' || known.has(code)
      ? []
      : [{ path, message: `${code} er ikke i planen. Skriv en kode, der er` }],
  )
}
