/** What must hold between the fields of a goal set, beyond the shape of each. */
import {
  agreesWithDirection,
  baselineOfTarget,
  figureAimedFor,
  isInTime,
  unlikeUnit,
} from '../../domain/baseline-fits.ts'
import { listText } from '../../domain/danish-text.ts'
import type { Delmaal, GoalSet } from '../../domain/goal-set.ts'
import { periodEndYear, periodUnit } from '../../domain/time/cadence.ts'
import { evidenceProblems } from './evidence-checks.ts'
import type { Path, Problem } from './goal-set-build.ts'
import { checkProposals } from './proposal-checks.ts'

/** Every contradiction in a complete goal set, in the order of the file's lists. */
export function checkGoalSet(set: GoalSet): Problem[] {
  const groups = siblingGroups(set)
  const leaves = groups.flatMap(({ path, siblings }) =>
    siblings.flatMap((delmaal, index) =>
      delmaal.parts.length === 0 ? [{ delmaal, path: [...path, index] }] : [],
    ),
  )
  return [
    ...(set.fromYear <= set.toYear
      ? []
      : [
          {
            path: ['toYear'],
            message: `Er før ${set.fromYear}. Byt om på fromYear og toYear, eller ret det ene`,
          },
        ]),
    ...repeated(
      set.pejlemaerker.map(({ number }, index) => [number, ['pejlemaerker', index, 'number']]),
    ),
    ...repeated(set.proposals.map(({ code }, index) => [code, ['proposals', index, 'code']])),
    ...checkProposals(set),
    ...repeated(
      groups.flatMap(({ path, siblings }) =>
        siblings.map(({ code }, index): [string, Path] => [code, [...path, index, 'code']]),
      ),
    ),
    ...groups.flatMap(checkSiblings),
    ...leaves.flatMap(({ delmaal, path }) =>
      [...leafProblems(delmaal, set.fromYear)].map(([field, message]) => ({
        path: [...path, field],
        message,
      })),
    ),
  ]
}

/** Delmål of one pejlemærke, or parts of one delmål: `above` begins each one's code, `own` ends it. */
type Group = { path: Path; siblings: readonly Delmaal[]; above: string; own: RegExp }

function siblingGroups(set: GoalSet): Group[] {
  return set.pejlemaerker.flatMap(({ number, delmaal }, index) => {
    const path = ['pejlemaerker', index, 'delmaal']
    const parts = delmaal.map(({ code, parts }, nth) => ({
      path: [...path, nth, 'parts'],
      siblings: parts,
      above: code,
      own: /^\d+$/,
    }))
    return [{ path, siblings: delmaal, above: `${number}`, own: /^[A-ZÆØÅ]$/ }, ...parts]
  })
}

/** Every key that has been there before, where it stands again. */
export function repeated(entries: readonly [key: string | number, path: Path][]): Problem[] {
  const seen = new Set<string | number>()
  return entries.flatMap(([key, path]) => {
    const again = seen.has(key)
    seen.add(key)
    return again ? [{ path, message: `${key} står mere end én gang. Ret eller slet den ene` }] : []
  })
}

function checkSiblings({ path, siblings, above, own }: Group): Problem[] {
  const without = siblings.filter(({ weight }) => weight === null).map(({ code }) => code)
  const wrongCodes = siblings.flatMap(({ code }, index) =>
    code.startsWith(above) && own.test(code.slice(above.length))
      ? []
      : [
          {
            path: [...path, index, 'code'],
            message: `${code} skal begynde med ${above} (som 1A under 1 og 1F2 under 1F)`,
          },
        ],
  )
  if (without.length === 0 || without.length === siblings.length) return wrongCodes
  const message = `Enten har alle søskende en weight, eller også har ingen: skriv den ved ${listText(without)}, eller fjern den ved de andre`
  return [...wrongCodes, { path, message }]
}

/** What a leaf says against itself, by field. */
function* leafProblems(
  delmaal: Delmaal,
  fromYear: number,
): Generator<[field: string, message: string]> {
  const { baseline, targetYear, published, cadence } = delmaal
  if (!agreesWithDirection(delmaal, baseline)) {
    yield [
      'direction',
      `${delmaal.direction} passer ikke med målet${fromBaseline(delmaal)}. Ret direction eller tallene`,
    ]
  }
  const start = baselineOfTarget(delmaal)
  if (start !== null && baseline?.value !== start) {
    yield ['baseline', `Skal være ${start}, som målet går ud fra`]
  }
  if (baseline && !isInTime(delmaal, baseline)) {
    yield [
      'baseline',
      `Er fra ${baseline.year}, men målet gælder ${targetYear}. Ret baselinens year eller targetYear`,
    ]
  }
  for (const [field, figure] of figures(delmaal)) {
    const message = unitProblem(delmaal, figure)
    if (message !== '') yield [field, message]
  }
  const early = published.find(({ period }) => baseline && periodEndYear(period) <= baseline.year)
  if (early) yield ['published', `${early.period} ligger ikke efter baseline (${baseline?.year})`]
  yield* evidenceProblems(delmaal, fromYear)
  if (periodUnit(cadence.from) !== cadence.every) {
    yield ['cadence', `from: ${cadence.from} er ikke en periode af slagsen ${cadence.every}`]
  }
}

const fromBaseline = ({ baseline }: Delmaal) => (baseline ? ` og baseline ${baseline.value}` : '')

type Written = [field: string, figure: number]

/** Every figure written for a leaf. */
function figures(delmaal: Delmaal): Written[] {
  const { baseline, published, history } = delmaal
  const aim = figureAimedFor(delmaal, baseline)
  return [
    ...(baseline ? [['baseline', baseline.value] satisfies Written] : []),
    ...(aim === null ? [] : [['target', aim] satisfies Written]),
    ...published.map(({ value }): Written => ['published', value]),
    ...history.map(({ value }): Written => ['history', value]),
  ]
}

/** Why a figure cannot be one of the delmål's; "" when it can. */
function unitProblem({ unit }: Delmaal, figure: number): string {
  switch (unlikeUnit(unit, figure)) {
    case 'negative':
      return `${figure} er negativt`
    case 'over 100 percent':
      return `${figure} er over 100 %`
    case 'too many decimals':
      return `${figure} har mere end ${unit.decimals} decimaler`
    case null:
      return ''
  }
}
