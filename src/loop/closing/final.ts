/** How a goal set's period stands, and how it ended. */
import type { PejlemaerkeStatus } from '../../domain/barometer/status.ts'
import { listText, lowerFirst, sentence } from '../../domain/danish-text.ts'
import { pejlemaerkeBy, withParts } from '../../domain/goal-set.ts'
import {
  FINAL_WORDS,
  finalOf,
  type PejlemaerkeFinal,
} from '../../domain/period-end/final-status.ts'
import { atTheEnd, type PeriodState, periodState } from '../../domain/period-end/period-state.ts'
import { prolonged } from '../../domain/period-end/prolonged.ts'
import { dateText } from '../../domain/time/calendar.ts'
import type { Situation } from '../situation.ts'

type Moment = Pick<Situation, 'set' | 'facts' | 'said' | 'startsOn' | 'adoptedAt' | 'today'>

type Asked = { today: string; state: PeriodState }
const known = new WeakMap<Moment['facts'], Map<Moment['set'], Asked>>()

/**
 * How its period stands, worked out once for the same facts and day: it follows from every figure of the
 * goal set, and is asked for each of its pejlemærker.
 */
export function periodStateOf(moment: Moment): PeriodState {
  const { set, facts, today } = moment
  const bySet = known.get(facts) ?? new Map<Moment['set'], Asked>()
  known.set(facts, bySet)
  const last = bySet.get(set)
  if (last?.today === today) return last.state
  const state = periodState(moment, today)
  bySet.set(set, { today, state })
  return state
}

/** Throws RangeError for a number that the goal set does not have. */
export function goalFinal(moment: Moment, number: number): PejlemaerkeFinal {
  const pejlemaerke = pejlemaerkeBy(moment.set, number)
  if (!pejlemaerke) throw new RangeError(`${moment.set.key} has no pejlemærke ${number}`)
  return finalOf(pejlemaerke, atTheEnd(moment, moment.today))
}

/** A moment as it is for a period that ended in a year, also when it was prolonged after that. */
export const untilYear = <M extends Moment>(moment: M, toYear: number): M => ({
  ...moment,
  set: prolonged(moment.set, toYear),
})

/** "Slutstatus for 2014–2017: ikke nået. 4 af 6 delmål er nået." */
export function finalText({ set }: Pick<Moment, 'set'>, { final, text }: PejlemaerkeFinal): string {
  return `Slutstatus for ${yearsOf(set)}: ${FINAL_WORDS[final]}. ${sentence(text)}`
}

/** How a pejlemærke ended; null while its period runs. */
export const finalIn = (moment: Moment, number: number): PejlemaerkeFinal | null =>
  periodStateOf(moment).kind === 'closed' ? goalFinal(moment, number) : null

/** The same of one delmål: "Slutstatus for 2014–2017: nået."; "" while its period runs. */
export function delmaalEndText(moment: Moment, number: number, code: string): string {
  const found = finalIn(moment, number)
    ?.delmaal.flatMap((one) => withParts(one))
    .find(({ delmaal }) => delmaal.code === code)
  if (!found) return ''
  const why = found.why === '' ? '' : ` ${sentence(found.why)}`
  return `Slutstatus for ${yearsOf(moment.set)}: ${FINAL_WORDS[found.final]}.${why}`
}

/** What is said first of a goal set whose period has ended; "" while it runs. */
export function setEndText(moment: Moment): string {
  const state = periodStateOf(moment)
  if (state.kind === 'closed') return `Perioden ${yearsOf(moment.set)} er gjort op.`
  return state.kind === 'awaiting' ? awaitingText(state) : ''
}

/** What is said first of a pejlemærke when its period has ended; "" while it runs. */
export function endText(moment: Moment, number: number): string {
  const state = periodStateOf(moment)
  if (state.kind === 'closed') return finalText(moment, goalFinal(moment, number))
  return state.kind === 'awaiting' ? awaitingText(state) : ''
}

/** "Perioden er slut. Slutstatus afventer 7A og 7B, senest den 1. februar 2020." */
const awaitingText = ({ codes, due }: Extract<PeriodState, { kind: 'awaiting' }>): string =>
  `Perioden er slut. Slutstatus afventer ${few(codes)}; fristen er ${lowerFirst(dateText(due))}.`

const MOST = 8
const few = (codes: readonly string[]): string =>
  codes.length > MOST ? `${codes.length} tal` : listText(codes)

/** A status beside how it ended, which says more than how it stood to the plan. */
export const besideItsEnd = (status: PejlemaerkeStatus): PejlemaerkeStatus => ({
  ...status,
  pace: null,
  reachedText: '',
  thresholds: { holding: 0, total: 0 },
})

/** "2014–2017" */
export const yearsOf = ({ fromYear, toYear }: Moment['set']): string =>
  fromYear === toYear ? `${fromYear}` : `${fromYear}–${toYear}`
