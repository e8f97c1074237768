/** What must hold between the fields of a goal set, beyond the shape of each. */
import { targetValue } from '../../domain/barometer/target.ts'
import { listText } from '../../domain/danish-text.ts'
import { decimalsIn } from '../../domain/figures/rounding.ts'
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
  const { baseline, target, targetYear, published, cadence } = delmaal
  if (!agreesWithDirection(delmaal)) {
    yield [
      'direction',
      `${delmaal.direction} passer ikke med målet${fromBaseline(delmaal)}. Ret direction eller tallene`,
    ]
  }
  if (target.kind === 'from-to' && baseline?.value !== target.from) {
    yield ['baseline', `Skal være ${target.from}, som målet går ud fra`]
  }
  if (baseline && baseline.year >= targetYear) {
    yield [
      'baseline',
      `Er fra ${baseline.year}, men målet gælder ${targetYear}. Ret baselinens year eller targetYear`,
    ]
  }
  for (const [field, figure] of figures(delmaal)) {
    const message = unlikeUnit(delmaal, figure)
    if (message !== '') yield [field, message]
  }
  const early = published.find(({ period }) => baseline && periodEndYear(period) <= baseline.year)
  if (early) yield ['published', `${early.period} ligger ikke efter baseline (${baseline?.year})`]
  yield* evidenceProblems(delmaal, fromYear)
  if (periodUnit(cadence.from) !== cadence.every) {
    yield ['cadence', `from: ${cadence.from} er ikke en periode af slagsen ${cadence.every}`]
  }
}

/**
 * Whether the target lies the way the delmål should move. A bound that the baseline already meets
 * may lie behind it.
 */
function agreesWithDirection({ direction, target, baseline }: Delmaal): boolean {
  const more = direction === 'more'
  switch (target.kind) {
    case 'at-least':
      return more
    case 'at-most':
    case 'below':
      return !more
    case 'change':
      return target.by === 0 || target.by > 0 === more
    case 'relative':
      return target.percent === 0 || target.percent > 0 === more
    case 'from-to':
      return target.to === target.from || target.to > target.from === more
    case 'absolute':
      return !baseline || target.value === baseline.value || target.value > baseline.value === more
    case 'year-on-year':
    case 'not-set':
      return true
  }
}

const fromBaseline = ({ baseline }: Delmaal) => (baseline ? ` og baseline ${baseline.value}` : '')

type Written = [field: string, figure: number]

/** Every figure written for a leaf; a relative target may fall between two figures. */
function figures({ baseline, target, published, history }: Delmaal): Written[] {
  const aim = target.kind === 'relative' ? null : targetValue(target, baseline?.value ?? null)
  return [
    ...(baseline ? [['baseline', baseline.value] satisfies Written] : []),
    ...(aim === null ? [] : [['target', aim] satisfies Written]),
    ...published.map(({ value }): Written => ['published', value]),
    ...history.map(({ value }): Written => ['history', value]),
  ]
}

/** Why a figure cannot be one of the delmål's; "" when it can. */
function unlikeUnit({ unit }: Delmaal, figure: number): string {
  if (figure < 0) return `${figure} er negativt`
  if (unit.kind === 'share' && figure > 100) return `${figure} er over 100 %`
  return decimalsIn(figure) > unit.decimals
    ? `${figure} har mere end ${unit.decimals} decimaler`
    : ''
}
