import { pejlemaerkeStatus } from '../../domain/barometer/pejlemaerke.ts'
import type { Situation } from '../situation.ts'
import { publishedOf } from '../yearly/published.ts'

/**
 * "2014: 1,6 (pejl: 2,4) · 2015: – · 2016: 1,1 (efter rettelser 1,2)": what was published for each year of a
 * period, and what its own figures give where that is another number; "" where no year has any.
 */
export function scoresText(known: Situation, number: number): string {
  const { set, facts, yearly } = known
  const years = Array.from({ length: set.toYear - set.fromYear + 1 }, (_, at) => set.fromYear + at)
  const statuses = years.map((year) => ({
    year,
    status: pejlemaerkeStatus(set, number, facts, { year }),
  }))
  if (statuses.every(({ status }) => status.score === null)) return ''
  const published = publishedOf(known, number)
  return statuses
    .map(({ year, status: { score, display } }) => {
      const own = score === null ? '–' : display
      const printed = published.find((one) => one.year === year)
      const told = printed && printed.score !== null ? printed.label : own
      const isPejls = yearly.some((one) => one.year === year && one.publishedBy !== null)
      const beside = isPejls ? `efter rettelser ${own}` : `pejl: ${own}`
      return `${year}: ${told}${told === own ? '' : ` (${beside})`}`
    })
    .join(' · ')
}
