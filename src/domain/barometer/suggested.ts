/**
 * What a draft's suggestion comes to: so many persons that are so many percent belong to one baseline
 * and one target. They are quotients, shown beside what was adopted. No status is counted from them.
 */
import type { Suggested } from '../delmaal.ts'
import { formatNumber } from '../figures/danish-format.ts'

/** In whole persons; null where the draft has an X for one of the two numbers. */
export function implied({
  by,
  percent,
}: Pick<Suggested, 'by' | 'percent'>): { baseline: number; target: number } | null {
  if (by === null || percent === null) return null
  const baseline = Math.round((Math.abs(by) * 100) / percent)
  return { baseline, target: baseline + by }
}

/** "165 flere, en stigning på ca. 20 %: svarer til en baseline på ca. 825 …" */
export function suggestionText(suggested: Suggested): string {
  const quotient = implied(suggested)
  if (quotient === null) return suggested.text
  const [baseline, target] = [quotient.baseline, quotient.target].map((one) => formatNumber(one, 0))
  return `${suggested.text}; svarer til en baseline på ca. ${baseline} og et mål på ca. ${target} (et regnestykke, ikke en baseline)`
}
