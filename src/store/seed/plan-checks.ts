/** What must hold between the fields of a plan, beyond the shape of each. */
import { upperFirst } from '../../domain/danish-text.ts'
import type { GoalSet } from '../../domain/goal-set.ts'
import { total } from '../../domain/plan/budget.ts'
import { type Initiative, type Money, type Plan, planItems } from '../../domain/plan/plan.ts'
import { periodText } from '../../domain/time/cadence.ts'
import type { Path, Problem } from './goal-set-build.ts'
import { repeated } from './goal-set-checks.ts'

/** Every contradiction in a set's plan, in the order of the file's lists. */
export function checkPlan(set: GoalSet): Problem[] {
  const { plan } = set
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
    ...outsideYears(set, plan),
    ...plan.themes.flatMap(({ number, initiatives }, theme) =>
      initiatives.flatMap((one, index) =>
        initiativeProblems(one, number, ['plan', 'themes', theme, 'initiatives', index]),
      ),
    ),
    ...(plan.money ? moneyProblems(plan.money) : []),
    ...unknownCodes(plan),
  ]
}

/** Every month, half-year and year that is asked about and none of the set's own years: 2021 for 2012. */
function outsideYears(
  { fromYear, toYear }: GoalSet,
  { milestones, review, states }: Plan,
): Problem[] {
  const periods: [string, Path][] = [
    ...milestones.flatMap(({ from, to }, index): [string, Path][] => [
      [from, ['plan', 'milestones', index, 'from']],
      ...(to === from ? [] : [[to, ['plan', 'milestones', index, 'to']] satisfies [string, Path]]),
    ]),
    ...(review ? [[`${review.from}`, ['plan', 'review', 'from']] satisfies [string, Path]] : []),
    ...(states ? [[states.from, ['plan', 'states', 'from']] satisfies [string, Path]] : []),
  ]
  return periods
    .filter(([period]) => !isWithin(period, fromYear, toYear))
    .map(([period, path]) => ({
      path,
      message: `${upperFirst(periodText(period))} ligger uden for ${fromYear}–${toYear}. Ret det, eller ret fromYear og toYear øverst`,
    }))
}

function isWithin(period: string, fromYear: number, toYear: number): boolean {
  const year = Number(period.slice(0, 4))
  return fromYear <= year && year <= toYear
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
  const problems = [
    ...repeated(columns.map((column, index) => [column, ['plan', 'money', 'columns', index]])),
    ...rows.flatMap(({ kroner }, index) => {
      const message = rowProblem(columns, kroner)
      return message === '' ? [] : [{ path: ['plan', 'money', 'rows', index, 'kroner'], message }]
    }),
  ]
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

/** What is wrong with a row of amounts: every column that is no year is the sum of those that are. */
function rowProblem(columns: readonly string[], kroner: readonly number[]): string {
  if (kroner.length !== columns.length)
    return `Der er ${kroner.length} beløb til ${columns.length} kolonner (${columns.join(', ')}). Skriv ét til hver`
  const isYear = columns.map((column) => /^\d{4}$/.test(column))
  const sum = total(kroner.filter((_, at) => isYear[at]))
  const wrong = columns.findIndex((_, at) => !isYear[at] && kroner[at] !== sum)
  return wrong < 0
    ? ''
    : `${columns[wrong]} er ${kroner[wrong]}, men årene giver ${sum}. Ret summen eller et af årene`
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
