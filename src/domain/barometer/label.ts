/** What stands where there is no score, and what is said of a target that is met. */
import { figuresAfter } from '../figures-known.ts'
import { comparePeriods } from '../time/cadence.ts'
import type { Evaluated, View } from './status.ts'

/**
 * What stands instead of a score when nothing counts. "kun baseline-målinger" only where there is no
 * figure after the baseline; figures that cannot be scored say why.
 * @param leaves those in the total
 */
export function labelFor(leaves: readonly Evaluated[], view: View): string {
  const withStatus = leaves.filter(({ status: { status } }) => status !== null)
  if (withStatus.some(({ delmaal }) => delmaal.target.kind === 'not-set')) return '– (mål mangler)'
  if (withStatus.length > 0) {
    const [why = '', another] = new Set(withStatus.map(({ status }) => status.why))
    return another === undefined ? `– (${why})` : '– (tallene kan ikke regnes endnu)'
  }
  if (leaves.some((leaf) => hasEarlierFigure(leaf, view))) return `– (ingen tal for ${view.year})`
  const hasBaseline = leaves.some(({ status }) => status.baseline !== null)
  return hasBaseline ? '0 (kun baseline-målinger)' : '–'
}

/** Whether a frozen year without a figure comes after one with a figure; later ones it does not know. */
function hasEarlierFigure({ delmaal, status }: Evaluated, { facts, year }: View): boolean {
  if (year === undefined) return false
  return figuresAfter(facts, delmaal.code, status.baseline).some(
    ({ period }) => comparePeriods(period, `${year}`) < 0,
  )
}

/** "på målet" when everything in the total counts and is; else for how many of them. */
export function reachedText(
  siblings: readonly Evaluated[],
  what: 'dele' | 'delmål',
): { reached: boolean; reachedText: string } {
  const total = siblings.filter(({ inTotal }) => inTotal)
  const counting = total.filter(({ status }) => status.counted)
  const met = counting.length > 0 && counting.every(({ atTarget }) => atTarget)
  const reached = met && total.every(({ status }) => status.counted && status.reached)
  const partly = `på målet for de ${what}, der tæller (${counting.length} af ${total.length})`
  return { reached, reachedText: reached ? 'på målet' : met ? partly : '' }
}
