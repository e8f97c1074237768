import { closest, distance } from 'fastest-levenshtein'
import { Info } from 'luxon'
import { dateText } from './calendar.ts'

/** What a text begins with: a real day, what looks like one and why it is none, or no day at all. */
export type DayReading =
  | { kind: 'day'; day: string; rest: string }
  /** `meant` is the day that was probably meant, null when nothing can be told. */
  | { kind: 'problem'; text: string; meant: string | null; rest: string }
  | { kind: 'none' }

const MONTHS = Info.months('long', { locale: 'da' })
const SHORTEST_MONTH = 3
const MONTH_CHANGED = 2

const END = '(?=[\\s,:]|$)'
const FORMS = [
  `(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})${END}`,
  `(?<day>\\d{1,2})(?:[/-]|\\.\\s*)(?<month>\\d{1,2})(?:(?:[/ -]|\\.\\s*)(?<year>\\d{4}|\\d{2})|\\.?)${END}`,
  `(?<day>\\d{1,2})\\.?\\s*(?<name>\\p{L}{3,})\\.?(?:\\s+(?<year>\\d{4}|\\d{2}))?${END}`,
  `(?<name>\\p{L}{3,})\\.?\\s+(?<year>\\d{4})${END}`,
].map((form) => new RegExp(`^${form}`, 'u'))

/**
 * Reads a day at the beginning of a text: "2016-04-01", "1. april 2016", "1. 4. 2016", "1/4 2016".
 * What is not whole is never guessed: it is said what is wrong, with the day that was probably meant.
 * @param today ISO date
 * @param without what a day without a year means: "next", probably the next one, which is asked; "last",
 *   the last one there was, where only what has been can be meant
 */
export function readDay(
  text: string,
  today: string,
  without: 'next' | 'last' = 'next',
): DayReading {
  const typed = text.trim().replace(/^(?:den|d\.) /i, '')
  for (const form of FORMS) {
    const { 0: found = '', groups } = form.exec(typed) ?? {}
    if (!groups) continue
    const rest = typed.slice(found.length).replace(/^[\s,:]+/, '')
    const reading = read(groups, today, without)
    if (reading !== null) return { ...reading, rest }
  }
  return { kind: 'none' }
}

type Read = { kind: 'day'; day: string } | { kind: 'problem'; text: string; meant: string | null }

/** Null for what only has the shape of a day: "1. registeret". */
function read(
  groups: Record<string, string | undefined>,
  today: string,
  without: 'next' | 'last',
): Read | null {
  const { name, year: typedYear = '' } = groups
  const month = name === undefined ? Number(groups.month) : monthOf(name)
  if (month === null) return null
  if (month < 1 || month > MONTHS.length)
    return problem(`Der er ingen måned nummer ${month}.`, null)
  const monthName = MONTHS[month - 1] ?? ''
  if (groups.day === undefined)
    return problem(`Skriv også, hvilken dag i ${monthName} ${typedYear}.`, null)
  const day = Number(groups.day)
  const year = yearOf(typedYear, month, day, today, without)
  const last = daysIn(year, month)
  if (day < 1 || day > last) {
    const when = `${monthName}${typedYear === '' ? '' : ` ${year}`}`
    return problem(`${day}. ${when} findes ikke.`, day > last ? iso(year, month, last) : null)
  }
  const meant = iso(year, month, day)
  if (name !== undefined && !isMonth(name, monthName))
    return problem(`Jeg kender ikke måneden »${name}«.`, meant)
  if (typedYear === '' && without === 'next') return problem('Skriv også året.', meant)
  return typedYear !== '' && typedYear.length < 4
    ? problem('Skriv året med fire cifre.', meant)
    : { kind: 'day', day: meant }
}

const problem = (what: string, meant: string | null): Read => ({
  kind: 'problem',
  text: meant === null ? what : `${what} Mener du ${dateText(meant)}?`,
  meant,
})

const isMonth = (typed: string, name: string): boolean =>
  typed.length >= SHORTEST_MONTH && name.startsWith(typed.toLocaleLowerCase('da'))

/** The month that a name is, or is nearly; null when it is near none. */
function monthOf(typed: string): number | null {
  const at = MONTHS.findIndex((name) => isMonth(typed, name))
  if (at >= 0) return at + 1
  const lower = typed.toLocaleLowerCase('da')
  const near = closest(lower, MONTHS)
  const isNear = distance(lower, near) <= MONTH_CHANGED && lower.length > SHORTEST_MONTH
  return isNear ? MONTHS.indexOf(near) + 1 : null
}

/** The year that is typed, "16" is 2016; without one that of the next such day, or of the last. */
function yearOf(
  typed: string,
  month: number,
  day: number,
  today: string,
  without: 'next' | 'last',
): number {
  const now = Number(today.slice(0, 4))
  if (typed !== '') return typed.length < 4 ? now - (now % 100) + Number(typed) : Number(typed)
  const leap = month === 2 && day === 29
  const step = without === 'next' ? 1 : -1
  const years = Array.from({ length: 9 }, (_, far) => now + step * far)
  const isAhead = (year: number) => iso(year, month, day) > today
  return (
    years.find(
      (year) => (!leap || daysIn(year, 2) === day) && isAhead(year) === (without === 'next'),
    ) ?? now
  )
}

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

const iso = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
