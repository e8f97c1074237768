import type { PejlemaerkeStatus } from '../domain/barometer/status.ts'
import type { Situation } from '../loop/situation.ts'
import { statusOf } from '../loop/status-of.ts'

/** A pejlemærke's living status, or with a year the frozen one. */
export const statusOfYear = (
  known: Situation,
  number: number,
  year: number | null,
): PejlemaerkeStatus => statusOf(known, number, year === null ? {} : { year })

/** A frozen status says so; the living one needs no words. */
export const onlyFor = (year: number | null): string =>
  year === null ? '' : ` (kun tal for ${year})`
