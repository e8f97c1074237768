/** Whether what a new figure changed is more than chance, where two figures can be compared. */
import type { Break, Delmaal } from '../delmaal.ts'
import { figuresAfter } from '../figures-known.ts'
import { type Facts, type GoalSet, leafOf, pejlemaerkeOf } from '../goal-set.ts'
import { periodEndYear, periodUnit } from '../time/cadence.ts'
import { changeChance } from './change.ts'
import { baselineEvidence, type Evidence, periodEvidence } from './evidence.ts'

/** What is kept of it in a message, to be worded when that is sent. */
export type ChangeVerdict = { code: string; kind: 'signal' | 'noise'; firstGuess: boolean }

/** A figure to compare with, and its year. */
type Before = Evidence & { year: number }

/**
 * The newest figure of a delmål against the one before it, or the baseline. Null where nothing is compared:
 * the period's figure is not the newest, is the first one, or is no other than the one before; a break in how
 * it is counted lies between, or may do; the periods are not as long; or a denominator is missing.
 * @param facts with the figure
 */
export function changeVerdict(
  set: GoalSet,
  facts: Facts,
  { code, period }: { code: string; period: string },
): ChangeVerdict | null {
  const compared = comparedIn(set, facts, { code, period })
  if (compared === null) return null
  const chance = changeChance(compared.delmaal, compared.from, compared.to)
  return chance.kind === 'unknown'
    ? null
    : { code, kind: chance.kind, firstGuess: chance.firstGuess }
}

/** What a figure is compared with: the one before it, or the baseline; null where nothing is compared. */
export function comparedIn(
  set: GoalSet,
  facts: Facts,
  { code, period }: { code: string; period: string },
): { delmaal: Delmaal; from: Before; to: Evidence } | null {
  const delmaal = leafOf(set, code)
  if (!delmaal) return null
  const baseline = facts.baselines.get(code)
  const [to, before] = figuresAfter(facts, code, baseline)
  if (to?.period !== period) return null
  if (before && periodUnit(before.period) !== periodUnit(period)) return null
  const from: Before | null = before
    ? { ...periodEvidence(delmaal, before), year: periodEndYear(before.period) }
    : baseline
      ? { ...baselineEvidence(delmaal, baseline), year: baseline.year }
      : null
  if (from === null || from.value === to.value) return null
  const breaks = [...pejlemaerkeOf(set, code).breaks, ...delmaal.breaks]
  if (breaks.some((one) => mayLieBetween(one, from.year, periodEndYear(period)))) return null
  return { delmaal, from, to: periodEvidence(delmaal, to) }
}

/** One without a year may lie anywhere. */
const mayLieBetween = ({ year }: Break, from: number, to: number): boolean =>
  year === null || (from < year && year <= to)
