/** What an answer means to those who are to reflect on it. */
import type { DelmaalStatus } from '../barometer/status.ts'
import type { Delmaal } from '../goal-set.ts'
import { periodEndYear, periodText } from '../time/cadence.ts'

export const HAPPENINGS = [
  'gaaet-tilbage',
  'staaet-stille',
  'gaaet-frem',
  'naaet',
  'kun-baseline',
  'findes-ikke-endnu-igen',
  'kommet-tilbage',
  'foerste-tal',
] as const
export type Happening = (typeof HAPPENINGS)[number]

/** One leaf before and after an answer. */
export type DelmaalChange = {
  delmaal: Delmaal
  before: DelmaalStatus
  after: DelmaalStatus
  /** How often "Tallet findes ikke endnu" was answered since the last figure before this answer. */
  notYet: number
}

/**
 * What an answer means for a delmål; null when it calls for no reflection: a figure that was
 * corrected, one for an older period, the first "Tallet findes ikke endnu" after a status.
 */
export function whatHappened({ delmaal, before, after, notYet }: DelmaalChange): Happening | null {
  if (after.status === null || after.status.period === before.status?.period) {
    if (notYet > 1) return 'findes-ikke-endnu-igen'
    return notYet === 1 && after.status === null && after.baseline ? 'kun-baseline' : null
  }
  if (after.reached) return 'naaet'
  const earlier = lastKnown(before)
  if (earlier === null) return 'foerste-tal'
  const ahead = (after.status.value - earlier.value) * (delmaal.direction === 'more' ? 1 : -1)
  if (ahead < 0) return 'gaaet-tilbage'
  if (notYet > 0) return 'kommet-tilbage'
  return ahead === 0 ? 'staaet-stille' : 'gaaet-frem'
}

/** A figure that stands, and of when. */
export type LastKnown = { value: number; year: number; when: string }

/** The status, or the baseline while there is no status. */
export function lastKnown({ status, baseline }: DelmaalStatus): LastKnown | null {
  if (status) {
    const { value, period } = status
    return { value, year: periodEndYear(period), when: periodText(period) }
  }
  return baseline ? { ...baseline, when: `${baseline.year}` } : null
}
