import { pejlemaerkeStatus } from '../domain/barometer/pejlemaerke.ts'
import type { PejlemaerkeStatus } from '../domain/barometer/status.ts'
import type { Situation } from '../loop/situation.ts'

/** A pejlemærke's living status, or with a year the frozen one. */
export const statusOfYear = (
  { set, facts, today }: Situation,
  number: number,
  year: number | null,
): PejlemaerkeStatus =>
  pejlemaerkeStatus(set, number, facts, { on: today, year: year ?? undefined })

/** A frozen status says so; the living one needs no words. */
export const onlyFor = (year: number | null): string =>
  year === null ? '' : ` (kun tal for ${year})`
