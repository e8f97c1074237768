/**
 * Days and clock times in Copenhagen, where every deadline of pejl lives. A day is an ISO date
 * ("2016-02-01"), a moment is a Date; the machine's own time zone never matters.
 */
import Holidays from 'date-holidays'
import { DateTime } from 'luxon'

export const ZONE = 'Europe/Copenhagen'

const DAY_LENGTH = 'yyyy-mm-dd'.length

/** Days on which offices are closed although they are not public holidays. */
const ALSO_CLOSED = ['06-05', '12-24']

/** The day it is in Copenhagen at a moment. */
export function dayOf(now: Date): string {
  return isoDate(DateTime.fromJSDate(now, { zone: ZONE }))
}

/** The moment of a clock time ("08:30") on a day; one that the spring change skips comes an hour later. */
export function at(day: string, time: string): Date {
  return valid(DateTime.fromISO(`${day}T${time}`, { zone: ZONE })).toJSDate()
}

export function addDays(day: string, days: number): string {
  const time = utcNoon(day)
  time.setUTCDate(time.getUTCDate() + days)
  return time.toISOString().slice(0, DAY_LENGTH)
}

/** The same day so many months later; the last of a shorter month. */
export const addMonths = (day: string, months: number): string =>
  isoDate(noon(day).plus({ months }))

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  return utcNoon(day).getUTCDay() || 7
}

export function isoWeek(day: string): number {
  return noon(day).weekNumber
}

/** Monday to Friday, not a Danish public holiday, not 5 June or 24 December. */
export function isWorkday(day: string): boolean {
  return weekday(day) <= 5 && !ALSO_CLOSED.includes(day.slice(5)) && !publicHolidays(day).has(day)
}

/** The day itself when it is a working day, else the first one after it. */
export function nextWorkday(day: string): string {
  return isWorkday(day) ? day : nextWorkday(addDays(day, 1))
}

/** The last moment of a day, to the millisecond. */
export const endOf = (day: string): Date => new Date(at(addDays(day, 1), '00:00').getTime() - 1)

/** "den 1. februar 2016" */
export function dateText(day: string): string {
  return write(noon(day), "'den' d. MMMM yyyy")
}

/** "den 1. februar", where the year is plain. */
export function shortDateText(day: string): string {
  return write(noon(day), "'den' d. MMMM")
}

/** "mandag den 18. januar 2016 (uge 3)"; the week never breaks in two. */
export function longDateText(day: string): string {
  return write(noon(day), "EEEE 'den' d. MMMM yyyy '(uge'\u00a0W')'")
}

/** "kl. 08.30", with a no-break space. */
export function timeText(moment: Date): string {
  return write(DateTime.fromJSDate(moment, { zone: ZONE }), "'kl.'\u00a0HH.mm")
}

/** "den 1. februar 2016 kl. 08.30" */
export function momentText(moment: Date): string {
  return `${dateText(dayOf(moment))} ${timeText(moment)}`
}

let danish: Holidays | undefined
const holidaysByYear = new Map<string, ReadonlySet<string>>()

/** The public holidays of a day's year. Working them out takes 10–20 ms, so each year is kept. */
function publicHolidays(day: string): ReadonlySet<string> {
  const year = day.slice(0, 4)
  const known = holidaysByYear.get(year)
  if (known) return known
  danish ??= new Holidays('DK', { types: ['public'] })
  const found = new Set(danish.getHolidays(year).map(({ date }) => date.slice(0, 10)))
  holidaysByYear.set(year, found)
  return found
}

/**
 * The middle of a day in UTC: far from every change of clock. Plain, since luxon takes a hundred
 * times as long. Throws RangeError for what is no day; JavaScript itself reads 30 February as 1 March.
 */
function utcNoon(day: string): Date {
  const time = new Date(`${day}T12:00Z`)
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, DAY_LENGTH) !== day)
    throw new RangeError(`not a day: ${day}`)
  return time
}

const noon = (day: string): DateTime => DateTime.fromJSDate(utcNoon(day), { zone: 'utc' })

function isoDate(time: DateTime): string {
  return valid(time).toFormat('yyyy-MM-dd')
}

function write(time: DateTime, format: string): string {
  return valid(time).setLocale('da').toFormat(format)
}

function valid(time: DateTime): DateTime {
  if (!time.isValid) throw new RangeError(`not a day or time: ${time.invalidExplanation}`)
  return time
}
