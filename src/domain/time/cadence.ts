/** The periods that figures are for, and when each period's figure is due. */
import { Info } from 'luxon'
import type { Cadence, CadenceUnit } from '../goal-set.ts'

/** "2015", "2015-H1", "2015-Q3" or "2015-03". */
export type Period = string

const MONTHS_IN: Record<CadenceUnit, number> = { year: 12, 'half-year': 6, quarter: 3, month: 1 }
const MONTH_NAMES = Info.months('long', { locale: 'da' })
const SHAPE = /^((?:19|20)\d\d)(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/

/** A period as months counted from year 0: `first` is its first month, `end` the one after its last. */
type Span = { every: CadenceUnit; first: number; end: number }

function span(period: Period): Span {
  const [, year, half, quarter, month] = SHAPE.exec(period) ?? []
  if (year === undefined) throw new RangeError(`not a period: ${period}`)
  const every = half ? 'half-year' : quarter ? 'quarter' : month ? 'month' : 'year'
  const first = Number(year) * 12 + (Number(half ?? quarter ?? month ?? 1) - 1) * MONTHS_IN[every]
  return { every, first, end: first + MONTHS_IN[every] }
}

/** The year a span begins in, and which of that year's halves, quarters or months it is, from 1. */
function place({ every, first }: Pick<Span, 'every' | 'first'>): [year: number, nth: number] {
  return [Math.floor(first / 12), (first % 12) / MONTHS_IN[every] + 1]
}

function write(at: Pick<Span, 'every' | 'first'>): Period {
  const [year, nth] = place(at)
  switch (at.every) {
    case 'year':
      return `${year}`
    case 'half-year':
      return `${year}-H${nth}`
    case 'quarter':
      return `${year}-Q${nth}`
    case 'month':
      return `${year}-${String(nth).padStart(2, '0')}`
  }
}

export function isPeriod(text: string): boolean {
  return SHAPE.test(text)
}

/** How long a period is. Throws RangeError for text that is not a period, as all below do. */
export function periodUnit(period: Period): CadenceUnit {
  return span(period).every
}

/**
 * When a period ends, in years on the scale where the whole of 2015 ends at 2015: the first half of
 * 2015 ends at 2014.5. Comparable with a baseline's or a target's year.
 */
export function periodEndYear(period: Period): number {
  return span(period).end / 12 - 1
}

/** Oldest end first; of two that end together the shorter first, so that a whole year counts last. */
export function comparePeriods(a: Period, b: Period): number {
  const [x, y] = [span(a), span(b)]
  return x.end - y.end || y.first - x.first
}

/** The same part of the year before: 2015-H1 → 2014-H1. */
export function yearBefore(period: Period): Period {
  const { every, first } = span(period)
  return write({ every, first: first - 12 })
}

/** As it stands after "for": "2015", "1. halvår 2015", "3. kvartal 2015", "marts 2015". */
export function periodText(period: Period): string {
  const at = span(period)
  const [year, nth] = place(at)
  switch (at.every) {
    case 'year':
      return `${year}`
    case 'half-year':
      return `${nth}. halvår ${year}`
    case 'quarter':
      return `${nth}. kvartal ${year}`
    case 'month':
      return `${MONTH_NAMES[nth - 1]} ${year}`
  }
}

const ORDINALS = ['første', 'andet', 'tredje', 'fjerde']
const IN_WORDS = new RegExp(
  `^(?:([1-4])\\.?|(${ORDINALS.join('|')})) (halvår|kvartal)(?: i)? (\\d{4})$`,
)
const LETTERED = /^(?:(\d{4})[ -])?([hqk])([1-4])(?:[ -](\d{4}))?$/
const NAMED_MONTH = /^(\p{L}{3,})\.? (\d{4})$/u

/**
 * A period as people type it ("2014", "1. halvår 2015", "H1 2015", "3. kvartal 2015", "marts 2015",
 * "2015-03"); null when it is none, or not one of the delmål's own length: "2015" says nothing about
 * which quarter is meant.
 */
export function readPeriod(typed: string, every: CadenceUnit): Period | null {
  const period = spelledOut(typed.trim().toLowerCase().replace(/\s+/g, ' '))
  return isPeriod(period) && span(period).every === every ? period : null
}

/** Typed text in the form of a period, which it need not be: "5. kvartal 2015" stays as it is. */
function spelledOut(text: string): string {
  const words = IN_WORDS.exec(text)
  if (words) {
    const [, digit, ordinal = '', noun, year] = words
    return `${year}-${noun === 'halvår' ? 'H' : 'Q'}${digit ?? ORDINALS.indexOf(ordinal) + 1}`
  }
  const [, before = '', letter, nth, after = ''] = LETTERED.exec(text) ?? []
  if (letter) return `${before}${after}-${letter === 'h' ? 'H' : 'Q'}${nth}`
  const [, name, ofYear] = NAMED_MONTH.exec(text) ?? []
  const month = name === undefined ? -1 : MONTH_NAMES.findIndex((full) => full.startsWith(name))
  return month < 0 ? text : `${ofYear}-${String(month + 1).padStart(2, '0')}`
}

/** The first day of a period, as an ISO date: 2015-H2 → 2015-07-01. */
export function firstDayOf(period: Period): string {
  return firstDay(span(period).first)
}

/** The first day after a period, as an ISO date: 2015 → 2016-01-01. */
export function dayAfter(period: Period): string {
  return firstDay(span(period).end)
}

/** The ISO date a period's figure is due: `lagMonths` after the first day after the period. */
export function dueDate(period: Period, cadence: Cadence): string {
  return firstDay(span(period).end + cadence.lagMonths)
}

function firstDay(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
}

/** The followed-up periods from `cadence.from` whose figure is due on or before an ISO date. */
export function periodsDue(cadence: Cadence, until: string): Period[] {
  const due: Period[] = []
  for (const period of followedUp(cadence)) {
    if (dueDate(period, cadence) > until) break
    due.push(period)
  }
  return due
}

/** Every period that a cadence asks for, oldest first, without end; `from` has the cadence's own unit. */
export function* followedUp(cadence: Cadence): Generator<Period, never> {
  const { every, first } = span(cadence.from)
  const step = MONTHS_IN[every] * cadence.interval
  for (let month = first; ; month += step) yield write({ every, first: month })
}
