/** What was published of a pejlemærke, year by year: by its document, or by a controller. */
import type { Published } from '../../domain/goal-set.ts'
import { pejlemaerkeBy } from '../../domain/goal-set.ts'
import { isMoved, type SincePublished, sincePublished } from '../../domain/yearly/corrections.ts'
import { pejlemaerkeExport, yearlyExport } from '../../domain/yearly/export.ts'
import type { YearlyStatus } from '../../store/yearly-statuses.ts'
import type { Known } from '../known.ts'

type Sourced = Pick<Known, 'set' | 'facts' | 'answers' | 'baselines' | 'names' | 'yearly'>

/** Every year's. That its figures were corrected since is said, and changes nothing. */
export const publishedOf = (known: Sourced, number: number): Published[] =>
  known.yearly.flatMap((status) => publishedIn(known, status, number))

/**
 * What stands beside a status: its own year's, or of a living one the newest. The other years are not made
 * anew for it, since this is asked of every pejlemærke.
 */
export function publishedBeside(
  known: Sourced,
  number: number,
  year: number | undefined,
): Published[] {
  const fitting = known.yearly.filter((one) => year === undefined || one.year === year)
  for (const status of fitting.toReversed()) {
    const published = publishedIn(known, status, number)
    if (published.length > 0) return published
  }
  return []
}

function publishedIn(known: Sourced, status: YearlyStatus, number: number): Published[] {
  const pejlemaerke = pejlemaerkeBy(known.set, number)
  const frozen = status.export.pejlemaerker.find((one) => one.number === number)
  if (!pejlemaerke || !frozen) return []
  const { year, publishedBy } = status
  const today = pejlemaerkeExport(known, pejlemaerke, year, '')
  const one = { ...status.export, pejlemaerker: [frozen] }
  const corrected = sincePublished(one, today).some(isMoved)
  const since = corrected ? `tal for ${year} er ændret siden, se »årsstatus ${year}«` : ''
  if (publishedBy !== null)
    return [{ year, score: frozen.score, label: frozen.display, whyDifferent: since, whyMore: '' }]
  const inFile = pejlemaerke.published.find((printed) => printed.year === year)
  const { whyDifferent = '', whyMore = '' } = inFile ?? {}
  const why = [whyDifferent, since].filter((text) => text !== '').join('; ')
  return frozen.printed ? [{ year, ...frozen.printed, whyDifferent: why, whyMore }] : []
}

/** A published year beside what is known today. */
export const sinceThen = (
  known: Sourced,
  { year, export: frozen }: YearlyStatus,
): SincePublished[] => sincePublished(frozen, yearlyExport(known, year))
