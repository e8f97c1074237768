/** A target that lies so near the baseline that reaching it may be chance. */
import type { DelmaalStatus } from '../barometer/status.ts'
import { targetValue } from '../barometer/target.ts'
import type { Delmaal } from '../delmaal.ts'
import { roundTo } from '../figures/rounding.ts'
import { type ChangeChance, changeChance } from './change.ts'
import { baselineEvidence } from './evidence.ts'

/**
 * Whether the way from the baseline to the target is more than chance, as if both were figures. Null where
 * there is no way: no baseline, no target, or a target that is the baseline or behind it (a threshold).
 * @param baseline the one in force
 */
export function targetChance(
  delmaal: Delmaal,
  baseline: DelmaalStatus['baseline'],
): ChangeChance | null {
  const aim = targetValue(delmaal.target, baseline?.value ?? null)
  if (baseline === null || aim === null) return null
  const way = delmaal.direction === 'more' ? aim - baseline.value : baseline.value - aim
  if (way <= 0) return null
  const from = baselineEvidence(delmaal, baseline)
  return changeChance(delmaal, from, {
    value: roundTo(aim, delmaal.unit.decimals),
    n: delmaal.n ?? from.n,
  })
}
