/**
 * How a goal set ended (DOMAIN.md, the barometer): nået is said only of the target year's own figure.
 * A later correction of it gives another final status; nothing here is kept.
 */
import { meetsTarget, scoreYearOnYear } from '../barometer/target.ts'
import { listText } from '../danish-text.ts'
import { isRetired, leaves } from '../delmaal.ts'
import { formatFigure } from '../figures/danish-format.ts'
import { figuresAfter, valueYearBefore } from '../figures-known.ts'
import type { Delmaal, Facts, Figure, Pejlemaerke } from '../goal-set.ts'
import { periodEndYear, periodText } from '../time/cadence.ts'

type Final = 'reached' | 'missed' | 'undecided'

/** As people read it. */
export const FINAL_WORDS: Readonly<Record<Final, string>> = {
  reached: 'nået',
  missed: 'ikke nået',
  undecided: 'kan ikke afgøres',
}

export type DelmaalFinal = {
  delmaal: Delmaal
  final: Final
  /** Why it cannot be decided, in Danish; "" when it can. */
  why: string
  /** The target year's own figure; null with parts, and where there is none. */
  figure: Figure | null
  parts: readonly DelmaalFinal[]
}

export type PejlemaerkeFinal = {
  pejlemaerke: Pejlemaerke
  final: Final
  /** "4 af 6 delmål er nået"; what could not be decided, with why. */
  text: string
  delmaal: readonly DelmaalFinal[]
}

/**
 * What is known when a set is made up.
 * @param missing why the target year's figure of a delmål is not there ("tallet for 2017 kommer ikke (…)")
 * @param on ISO date: a delmål that was retired by then is not in the total
 */
export type AtTheEnd = { facts: Facts; missing(delmaal: Delmaal): string; on: string }

/** The final status of one pejlemærke: nået only when each delmål in its total is. */
export function finalOf(pejlemaerke: Pejlemaerke, end: AtTheEnd): PejlemaerkeFinal {
  const delmaal = pejlemaerke.delmaal.flatMap((one) => finalOfDelmaal(one, end))
  const reached = delmaal.filter(({ final }) => final === 'reached').length
  const text = [
    `${reached} af ${delmaal.length} delmål er nået`,
    ...undecided(delmaal).map(({ codes, why }) => `${codes} kan ikke afgøres: ${why}`),
  ].join('. ')
  return { pejlemaerke, final: together(delmaal), text, delmaal }
}

function finalOfDelmaal(delmaal: Delmaal, end: AtTheEnd): DelmaalFinal[] {
  const { lifecycle, parts } = delmaal
  if (isRetired(lifecycle, end.on)) return []
  if (parts.length === 0) return [{ delmaal, parts: [], ...finalOfLeaf(delmaal, end) }]
  const ends = parts.flatMap((part) => finalOfDelmaal(part, end))
  if (ends.length === 0) return []
  const final = together(ends)
  const why = undecided(ends).map((part) => `${part.codes}: ${part.why}`)
  return [
    { delmaal, final, why: final === 'undecided' ? why.join('; ') : '', figure: null, parts: ends },
  ]
}

/** The figures that cannot be decided, a line a reason. */
function undecided(ends: readonly DelmaalFinal[]): { codes: string; why: string }[] {
  const figures = ends.flatMap((one) => leaves(one)).filter(({ final }) => final === 'undecided')
  const byReason = Map.groupBy(figures, ({ why }) => why)
  return [...byReason].map(([why, those]) => ({
    codes: listText(those.map(({ delmaal }) => delmaal.code)),
    why,
  }))
}

/** One that is missed decides; all must be reached. */
function together(ends: readonly { final: Final }[]): Final {
  if (ends.some(({ final }) => final === 'missed')) return 'missed'
  return ends.length > 0 && ends.every(({ final }) => final === 'reached') ? 'reached' : 'undecided'
}

function finalOfLeaf(
  delmaal: Delmaal,
  { facts, missing }: AtTheEnd,
): Pick<DelmaalFinal, 'final' | 'why' | 'figure'> {
  const { code, target, targetYear, direction, unit } = delmaal
  const figures = facts.figures.get(code) ?? []
  const figure = figures.find(({ period }) => periodEndYear(period) === targetYear) ?? null
  const undecided = (why: string) => ({ final: 'undecided' as const, why, figure })
  const decided = (met: boolean) => ({
    final: met ? ('reached' as const) : ('missed' as const),
    why: '',
    figure,
  })
  if (target.kind === 'not-set') return undecided('der er ikke sat et mål')
  if (figure === null) return undecided(missing(delmaal))
  const baseline = facts.baselines.get(code)
  if (target.kind === 'year-on-year') {
    const { period: before, value: previous } = valueYearBefore(facts, code, figure.period)
    return previous === null
      ? undecided(`tallet for ${periodText(before)} mangler at sammenligne med`)
      : decided(scoreYearOnYear(direction, unit, previous, figure.value).reached)
  }
  if ((target.kind === 'change' || target.kind === 'relative') && baseline === undefined)
    return undecided('der er ingen baseline at regne målet fra')
  return decided(meetsTarget(delmaal, baseline?.value ?? null, figure.value))
}

/** "859 (2013) → 828 (2014) → 1.004 (2017)": the baseline, and the newest figure of each period. */
export function courseText({ code, unit }: Delmaal, facts: Facts): string {
  const baseline = facts.baselines.get(code)
  const after = figuresAfter(facts, code, baseline).reverse()
  return [
    ...(baseline ? [`${formatFigure(baseline.value, unit)} (${baseline.year})`] : []),
    ...after.map(({ period, value }) => `${formatFigure(value, unit)} (${periodText(period)})`),
  ].join(' → ')
}
