import type { Delmaal } from '../goal-set.ts'
import { dayAfter, type Period, periodEndYear, periodText, periodUnit } from '../time/cadence.ts'
import { dateText, momentText } from '../time/calendar.ts'
import { hasEnded } from '../time/due.ts'
import type { Answer } from './answers.ts'

/** What pejl knows of a figure when somebody answers it. */
export type FigureQuestion = {
  /** What people call the delmål: its code, with its goal set where several have the code. */
  name: string
  delmaal: Delmaal
  period: Period
  /** The newest figure of an earlier period. */
  last: { value: number; period: Period } | null
  baseline: { value: number; year: number } | null
  target: number | null
  /** The last year that figures are taken for: its goal set's, or the delmål's own where that is later. */
  lastYear: number
  /** What is reported for this period already; null when nothing is. */
  known: {
    kind: Answer['kind']
    text: string
    /** Who answered; null for a figure that is printed in the document. */
    by: string | null
    at: Date
    revision: number
  } | null
  /** The newest later period that has a figure: this one is not waited for; null when there is none. */
  overtakenBy: Period | null
  /** ISO date. */
  today: string
}

export type Reply = {
  figure: string
  comment: string
  evidence: string
  reason: string
  expectedOn: string
  /** The figure as it was typed when a question about it was answered with yes. */
  confirmed: string
  asked: '' | 'figure' | 'postponement' | 'given-up'
  /** The newest revision that the form knew of; 0 when it knew of none. */
  base: number
}

export type Problems = {
  figure: string
  evidence: string
  comment: string
  reason: string
  expectedOn: string
  suggestion: string | null
  /** What "yes" would confirm: the figure as typed. */
  confirmation: string | null
}

/** What a reply comes to. */
export type Judgement =
  | { kind: 'untouched' }
  | { kind: 'problem'; problems: Problems }
  | { kind: 'figure'; value: number; comment: string; evidence: string }
  | { kind: 'postponement'; reason: string; expectedOn: string }
  | { kind: 'given-up'; reason: string }

const LONGEST_TEXT = 2000
/** A first figure may be this much older than the follow-up; the documents' oldest baseline is. */
const OLDEST_BASELINE_YEARS = 3

export const noProblems: Problems = {
  figure: '',
  evidence: '',
  comment: '',
  reason: '',
  expectedOn: '',
  suggestion: null,
  confirmation: null,
}

export const refusedFor = (problems: Partial<Problems>): Judgement => ({
  kind: 'problem',
  problems: { ...noProblems, ...problems },
})

/** Who answered what since the form was made; "" when nobody did. */
export function answeredMeanwhile(
  { name, period, known }: FigureQuestion,
  { base }: Reply,
): string {
  return known === null || known.kind === 'reopened' || known.revision <= base
    ? ''
    : `${name} for ${periodText(period)} er allerede besvaret med ${known.text} ${sourceText(known)}.`
}

/** Why no figure can be given for the period; "" when one can. */
export function periodProblem(question: FigureQuestion): string {
  const { name, delmaal, period, baseline, lastYear, today } = question
  const when = periodText(period)
  if (periodUnit(period) !== delmaal.cadence.every)
    return `${name} opgøres for en anden slags periode end ${when}.`
  if (!hasEnded(period, today) && periodEndYear(period) <= lastYear)
    return `Perioden ${when} er ikke slut endnu. Tallet kan indberettes fra ${dateText(dayAfter(period))}.`
  if (periodEndYear(period) > lastYear)
    return `${name} følges til og med ${lastYear}, så der indberettes ikke tal for ${when}. En controller kan forlænge perioden.`
  const oldest = Number(delmaal.cadence.from.slice(0, 4)) - OLDEST_BASELINE_YEARS
  if (baseline === null && periodEndYear(period) < oldest)
    return `Et tal for ${when} er for gammelt til at være baseline for ${name}. Skriv et fra ${oldest} eller senere.`
  if (baseline && periodEndYear(period) <= baseline.year)
    return `Baseline for ${name} er fra ${baseline.year}, og et tal for ${when} ligger ikke efter den. En controller kan rette baseline med »baseline ${name} TAL for ${Math.ceil(periodEndYear(period))}«.`
  return ''
}

/** "af controller den 1. februar 2016 kl. 09.00" */
export const sourceText = ({ by, at }: NonNullable<FigureQuestion['known']>): string =>
  by === null ? 'i dokumentet' : `af ${by} ${momentText(at)}`

/** What is too long is said, never cut. */
export const tooLong = (text: string, what: string): string =>
  text.length > LONGEST_TEXT ? `${what} må højst være på ${LONGEST_TEXT} tegn.` : ''
