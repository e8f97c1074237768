import { pejlemaerkeStatus } from '../domain/barometer/pejlemaerke.ts'
import type { PejlemaerkeStatus, StatusOptions } from '../domain/barometer/status.ts'
import type { Known } from './known.ts'
import type { Situation } from './situation.ts'
import { publishedBeside } from './yearly/published.ts'

/** A pejlemærke's living status in a situation, or a frozen year's, beside what was published of it. */
export const statusOf = (
  known: Known & Pick<Situation, 'today'>,
  number: number,
  options: Pick<StatusOptions, 'year' | 'missingFigure'> = {},
): PejlemaerkeStatus =>
  pejlemaerkeStatus(known.set, number, known.facts, {
    ...options,
    on: known.today,
    published: publishedBeside(known, number, options.year),
  })
