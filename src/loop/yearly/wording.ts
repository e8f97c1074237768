import type { GoalSet } from '../../domain/goal-set.ts'
import { dateText, dayOf } from '../../domain/time/calendar.ts'
import type { YearlyStatus } from '../../store/yearly-statuses.ts'
import type { Known } from '../known.ts'
import type { Pejl } from '../pejl.ts'

/** Who published it, as a reader knows them. */
export const publisherName = (
  { names, set }: Pick<Known, 'names' | 'set'>,
  { publishedBy }: Pick<YearlyStatus, 'publishedBy'>,
): string =>
  publishedBy === null
    ? `dokumentet${set.document === '' ? '' : ` ${set.document}`}`
    : (names.get(publishedBy) ?? publishedBy)

/** "Årsstatus for 2015 er offentliggjort den 3. februar 2016 af controller.", of each that people published since. */
export const publishedLines = (
  known: Pick<Known, 'names' | 'set' | 'yearly'>,
  from: Date,
): string[] =>
  known.yearly
    .filter(({ publishedBy, at }) => publishedBy !== null && at > from)
    .map(
      (status) =>
        `Årsstatus for ${status.year} er offentliggjort ${dateText(dayOf(status.at))} af ${publisherName(known, status)}.`,
    )

/** "årsstatus 2015", with its set's name where several have barometers. */
export function yearlyCommand({ sets }: Pick<Pejl, 'sets'>, set: GoalSet, year: number): string {
  const another = sets.some((other) => other !== set && other.pejlemaerker.length > 0)
  return another || !sets.includes(set) ? `årsstatus ${set.name} ${year}` : `årsstatus ${year}`
}
