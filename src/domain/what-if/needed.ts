/** Which figure is needed: to be on the plan at a period, and to reach the target. */
import { expectedPoints } from '../barometer/expected.ts'
import { scoreTowards, targetValue } from '../barometer/target.ts'
import { roundTo } from '../figures/rounding.ts'
import { valueYearBefore } from '../figures-known.ts'
import type { Delmaal, Facts, Unit } from '../goal-set.ts'
import { type Period, periodEndYear, periodText } from '../time/cadence.ts'

export type Needed =
  /** A straight line from baseline to target. */
  | {
      kind: 'path'
      /** Points that the plan expects at the period. */
      expected: number
      /** The figure that is on the plan then; null at the target's own year, which asks for the target. */
      onPlan: number | null
      /** The figure that reaches the target; null when no figure of the unit can. */
      target: number | null
    }
  /** No distance to move: the figure that holds the threshold. */
  | { kind: 'threshold'; target: number | null }
  /** No baseline yet: whether the target is reached can be said, a plan cannot. */
  | { kind: 'no-baseline'; target: number | null }
  /** Better than the year before; `previous` is that figure, of `period`. */
  | { kind: 'year-on-year'; previous: { value: number; period: Period }; target: number | null }
  /** Nothing can be said, and why, in Danish. */
  | { kind: 'unknown'; why: string }

/**
 * What a delmål needs at a period. Figures are in its own unit and at its own decimals, rounded to the side
 * that reaches: for persons always whole ones.
 */
export function neededAt(delmaal: Delmaal, facts: Facts, period: Period): Needed {
  const { target, direction, unit, targetYear } = delmaal
  const baseline = facts.baselines.get(delmaal.code) ?? null
  if (target.kind === 'not-set') return { kind: 'unknown', why: 'målet er ikke fastsat' }
  if (target.kind === 'year-on-year') return neededYearOnYear(delmaal, facts, period)
  const value = targetValue(target, baseline?.value ?? null)
  if (value === null)
    return { kind: 'unknown', why: 'målet regnes fra en baseline, og den kendes ikke endnu' }
  const goal = { value, strict: target.kind === 'below' }
  const from = baseline?.value ?? value
  const reaching = firstThat(
    delmaal,
    value,
    (figure) => scoreTowards(goal, direction, unit, from, figure).reached,
  )
  if (baseline === null) return { kind: 'no-baseline', target: reaching }
  const scored = (figure: number) => scoreTowards(goal, direction, unit, from, figure)
  if (scored(from).threshold) return { kind: 'threshold', target: reaching }
  const expected = expectedPoints(periodEndYear(period), baseline.year, targetYear)
  const line = from + ((value - from) * expected) / 5
  const onPlan =
    expected >= 5
      ? null
      : firstThat(delmaal, line, (figure) => scored(figure).points >= expected - BINARY_NOISE)
  return { kind: 'path', expected, onPlan, target: reaching }
}

/** Points on a line and points of a figure on it differ by this much in binary. */
const BINARY_NOISE = 1e-9

function neededYearOnYear(delmaal: Delmaal, facts: Facts, period: Period): Needed {
  const { code, direction, unit } = delmaal
  if (!facts.baselines.has(code)) return { kind: 'unknown', why: 'der er ingen baseline endnu' }
  const { period: before, value } = valueYearBefore(facts, code, period)
  if (value === null) return { kind: 'unknown', why: `tallet for ${periodText(before)} mangler` }
  const goal = { value, strict: true }
  const target = firstThat(
    delmaal,
    value,
    (figure) => scoreTowards(goal, direction, unit, value, figure).reached,
  )
  return { kind: 'year-on-year', previous: { value, period: before }, target }
}

/** The distance between two figures that follow each other: one person, or the last published decimal. */
export const stepOf = ({ decimals }: Unit): number => 1 / 10 ** decimals

/** The least figure, seen in the delmål's direction, that something holds for; null when none of the unit does. */
function firstThat(
  { direction, unit }: Pick<Delmaal, 'direction' | 'unit'>,
  near: number,
  holds: (figure: number) => boolean,
): number | null {
  const ahead = direction === 'more' ? 1 : -1
  const figures = [-1, 0, 1].map((steps) =>
    roundTo(roundTo(near, unit.decimals) + ahead * steps * stepOf(unit), unit.decimals),
  )
  return figures.find((figure) => isFigureOf(unit, figure) && holds(figure)) ?? null
}

const isFigureOf = ({ kind }: Unit, figure: number): boolean =>
  figure >= 0 && (kind === 'count' || figure <= 100)
