import { dayAfter, type Period, periodEndYear, periodText, periodUnit } from './cadence.ts'
import { dateText, momentText } from './calendar.ts'
import { readFigure } from './danish-figure.ts'
import { formatFigure } from './danish-format.ts'
import { hasEnded } from './due.ts'
import type { Delmaal } from './goal-set.ts'
import { jumpQuestion } from './jump.ts'

/** What pejl knows of a figure when somebody answers it. */
export type Question = {
  delmaal: Delmaal
  period: Period
  /** The newest figure of an earlier period. */
  last: { value: number; period: Period } | null
  baseline: { value: number; year: number } | null
  target: number | null
  /** What is reported for this period already; null when nothing is. */
  known: {
    kind: 'figure' | 'postponement'
    text: string
    /** Who answered; null for a figure that is printed in the document. */
    by: string | null
    at: Date
    revision: number
  } | null
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
  asked: '' | 'figure' | 'postponement'
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

export type Evaluation =
  | { kind: 'untouched' }
  | { kind: 'problem'; problems: Problems }
  | { kind: 'figure'; value: number; comment: string; evidence: string }
  | { kind: 'postponement'; reason: string; expectedOn: string }

const LONGEST_TEXT = 2000
const LATEST_YEARS = 5

export const noProblems: Problems = {
  figure: '',
  evidence: '',
  comment: '',
  reason: '',
  expectedOn: '',
  suggestion: null,
  confirmation: null,
}

/** Judges a reply. Pure: what was typed and the problems stand side by side, nothing is lost. */
export function evaluate(question: Question, reply: Reply): Evaluation {
  if (reply.asked === '') return { kind: 'untouched' }
  return reply.asked === 'figure' ? figure(question, reply) : postponement(question, reply)
}

function figure(question: Question, reply: Reply): Evaluation {
  const { delmaal, last, baseline } = question
  const confirmed = reply.confirmed !== '' && reply.confirmed === reply.figure
  const refusedPeriod = periodProblem(question)
  if (refusedPeriod !== '') return problem({ figure: refusedPeriod })

  const before = confirmed ? null : (last?.value ?? baseline?.value ?? null)
  const reading = readFigure(reply.figure, delmaal.unit, before)
  const evidence = evidenceProblem(reply.evidence)
  const comment = tooLong(reply.comment, 'Kommentaren')
  if (!reading.ok)
    return problem({
      figure: reading.message,
      suggestion: reading.suggestion,
      confirmation: readFigure(reply.figure, delmaal.unit, null).ok ? reply.figure : null,
      evidence,
      comment,
    })
  const doubt = doubtAbout(question, reply, reading.value, confirmed)
  if (doubt !== '' || evidence !== '' || comment !== '')
    return problem({
      figure: doubt,
      confirmation: doubt === '' ? null : reply.figure,
      evidence,
      comment,
    })
  return {
    kind: 'figure',
    value: reading.value,
    comment: reply.comment.trim(),
    evidence: reply.evidence.trim(),
  }
}

/**
 * A jump, or that somebody answered meanwhile: asked together, confirmed once. A yes to the one is no
 * yes to the other, which may have come up since.
 */
function doubtAbout(question: Question, reply: Reply, value: number, confirmed: boolean): string {
  const { delmaal, last, baseline, target } = question
  const { unit, jump } = delmaal
  const before = last
    ? { value: last.value, when: periodText(last.period), isBaseline: false }
    : baseline && { value: baseline.value, when: String(baseline.year), isBaseline: true }
  const jumped = confirmed
    ? null
    : jumpQuestion({
        value,
        last: before,
        baseline: baseline?.value ?? null,
        target,
        unit,
        jump,
      })
  const meanwhile = answeredMeanwhile(question, reply)
  const stale =
    meanwhile === '' ? '' : `${meanwhile} Vil du rette det til ${formatFigure(value, unit)}?`
  return [stale, jumped ?? ''].filter((part) => part !== '').join(' ')
}

/** Who answered what since the form was made; "" when nobody did. */
function answeredMeanwhile({ delmaal, period, known }: Question, { base }: Reply): string {
  return known === null || known.revision <= base
    ? ''
    : `${delmaal.code} for ${periodText(period)} er allerede besvaret med ${known.text} ${sourceText(known)}.`
}

function periodProblem({ delmaal, period, baseline, today }: Question): string {
  const when = periodText(period)
  if (periodUnit(period) !== delmaal.cadence.every)
    return `${delmaal.code} opgøres for en anden slags periode end ${when}.`
  if (!hasEnded(period, today))
    return `Perioden ${when} er ikke slut endnu. Tallet kan indberettes fra ${dateText(dayAfter(period))}.`
  if (baseline && periodEndYear(period) <= baseline.year)
    return `Baseline for ${delmaal.code} er fra ${baseline.year}, og et tal for ${when} ligger ikke efter den. En controller kan rette baseline med »baseline ${delmaal.code} TAL for ${Math.ceil(periodEndYear(period))}«.`
  return ''
}

function postponement(question: Question, reply: Reply): Evaluation {
  const { today } = question
  const reason = reply.reason.trim()
  const day = reply.expectedOn.trim()
  const meanwhile = answeredMeanwhile(question, reply)
  const problems = {
    figure: periodProblem(question) || figureProblem(question),
    reason:
      reason === ''
        ? 'Skriv kort, hvorfor tallet ikke findes endnu.'
        : tooLong(reason, 'Årsagen') ||
          (meanwhile === '' ? '' : `${meanwhile} Giv besked igen, hvis det skal ændres.`),
    expectedOn: dayProblem(day, today),
  }
  if (Object.values(problems).some((text) => text !== '')) return problem(problems)
  return { kind: 'postponement', reason, expectedOn: day }
}

/** "af controller den 1. februar 2016 kl. 09.00" */
const sourceText = ({ by, at }: NonNullable<Question['known']>): string =>
  by === null ? 'i dokumentet' : `af ${by} ${momentText(at)}`

/** A figure that is there can be corrected, not taken back. */
function figureProblem({ delmaal, period, known }: Question): string {
  return known?.kind === 'figure'
    ? `${delmaal.code} for ${periodText(period)} har allerede tallet ${known.text}, givet ${sourceText(known)}. Du kan rette det.`
    : ''
}

function dayProblem(day: string, today: string): string {
  const parsed = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null
  if (parsed === null || Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(day))
    return 'Vælg den dato, tallet forventes.'
  if (day <= today) return 'Datoen skal ligge efter i dag.'
  if (Number(day.slice(0, 4)) > Number(today.slice(0, 4)) + LATEST_YEARS)
    return `Datoen skal ligge inden for ${LATEST_YEARS} år.`
  return ''
}

function evidenceProblem(typed: string): string {
  const text = typed.trim()
  if (text === '') return ''
  const isWeb = /^https?:\/\//i.test(text) && URL.canParse(text)
  if (!isWeb) return 'Et link skal begynde med https:// eller http://.'
  return tooLong(text, 'Linket')
}

const tooLong = (text: string, what: string): string =>
  text.length > LONGEST_TEXT ? `${what} må højst være på ${LONGEST_TEXT} tegn.` : ''

const problem = (problems: Partial<Problems>): Evaluation => ({
  kind: 'problem',
  problems: { ...noProblems, ...problems },
})
