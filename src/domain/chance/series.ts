/** The figures of a delmål that can be put in one chart. */
import type { Delmaal } from '../delmaal.ts'
import type { Facts, Pejlemaerke } from '../goal-set.ts'
import { comparePeriods, periodEndYear, periodUnit } from '../time/cadence.ts'
import type { ChartPoint } from './xmr.ts'

/**
 * Earlier figures, the baseline and what has been reported, oldest first: of periods as long as the ones
 * that are asked for, and from after the newest break in how they are counted. A break that nobody has
 * dated leaves none, since nobody knows which figures can be compared.
 */
export function seriesOf(
  { breaks }: Pick<Pejlemaerke, 'breaks'>,
  delmaal: Delmaal,
  { baselines, figures }: Facts,
): ChartPoint[] {
  const { code, cadence, history } = delmaal
  const years = [...breaks, ...delmaal.breaks].map(({ year }) => year)
  if (years.includes(null)) return []
  const since = Math.max(...years.map(Number))
  const baseline = baselines.get(code)
  const all = [
    ...history,
    ...(baseline ? [{ period: `${baseline.year}`, value: baseline.value }] : []),
    ...(figures.get(code) ?? []),
  ]
  const byPeriod = new Map(all.map(({ period, value }) => [period, { period, value }]))
  return [...byPeriod.values()]
    .filter(({ period }) => periodUnit(period) === cadence.every && periodEndYear(period) >= since)
    .sort((a, b) => comparePeriods(a.period, b.period))
}
