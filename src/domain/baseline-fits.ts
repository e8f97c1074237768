/**
 * What must hold between a delmål's baseline and its target, whoever gives the baseline: the file of a goal
 * set (store/seed/goal-set-checks.ts) or a controller (loop/baseline/wording.ts).
 */
import { targetValue } from './barometer/target.ts'
import { decimalsIn, roundTo } from './figures/rounding.ts'
import type { Delmaal, Unit } from './goal-set.ts'

/** A baseline: a figure in the delmål's unit, and the year it is from. */
type Start = { value: number; year: number }

/** Whether the target lies the way the delmål should move. Without a baseline: as far as that can be said. */
export function agreesWithDirection(
  { direction, target }: Pick<Delmaal, 'direction' | 'target'>,
  baseline: Start | null,
): boolean {
  const more = direction === 'more'
  switch (target.kind) {
    case 'at-least':
      return more
    // A bound that the baseline already meets may lie behind it.
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

/** The baseline that a target from one figure to another begins at; null for the other kinds. */
export const baselineOfTarget = ({ target }: Pick<Delmaal, 'target'>): number | null =>
  target.kind === 'from-to' ? target.from : null

/** From the target's own year on there is no time left to move in. */
export const isInTime = ({ targetYear }: Pick<Delmaal, 'targetYear'>, { year }: Start): boolean =>
  year < targetYear

/** The target as a figure that could be reported; null without one. A relative one may fall between two. */
export const figureAimedFor = (
  { target }: Pick<Delmaal, 'target'>,
  baseline: Start | null,
): number | null =>
  target.kind === 'relative' ? null : targetValue(target, baseline?.value ?? null)

type UnlikeUnit = 'negative' | 'over 100 percent' | 'too many decimals'

/** Why a figure cannot be one of a unit; null when it can. */
export function unlikeUnit(unit: Unit, figure: number): UnlikeUnit | null {
  if (figure < 0) return 'negative'
  if (unit.kind === 'share' && figure > 100) return 'over 100 percent'
  return decimalsIn(figure) > unit.decimals ? 'too many decimals' : null
}

/** What is wrong with a baseline that somebody gives, and the nearest that would do; null when it fits. */
type BaselineFault =
  /** It lies beyond the target, or puts the target where no figure of the unit can be. */
  | { kind: 'direction' | 'aim'; nearest: number }
  | { kind: 'start'; nearest: number }
  /** The last year that it can be from. */
  | { kind: 'year'; latest: number }

/** The first fault of a baseline for a delmål whose own definition is sound. */
export function baselineFault(delmaal: Delmaal, baseline: Start): BaselineFault | null {
  if (!isInTime(delmaal, baseline)) return { kind: 'year', latest: delmaal.targetYear - 1 }
  const start = baselineOfTarget(delmaal)
  if (start !== null && start !== baseline.value) return { kind: 'start', nearest: start }
  const aim = figureAimedFor(delmaal, baseline)
  if (aim === null) return null
  if (!agreesWithDirection(delmaal, baseline)) return { kind: 'direction', nearest: aim }
  const unlike = unlikeUnit(delmaal.unit, aim)
  if (unlike === null || unlike === 'too many decimals') return null
  const edge = unlike === 'negative' ? 0 : 100
  return { kind: 'aim', nearest: roundTo(baseline.value + edge - aim, delmaal.unit.decimals) }
}
