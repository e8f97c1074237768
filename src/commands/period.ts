import { periodProblem } from '../domain/answer/question.ts'
import { listText } from '../domain/danish-text.ts'
import { quoted } from '../domain/danish-words.ts'
import type { CadenceUnit, Delmaal } from '../domain/goal-set.ts'
import { periodText, readPeriod } from '../domain/time/cadence.ts'
import { dateText } from '../domain/time/calendar.ts'
import { type PeriodChoice, periodMeant } from '../domain/time/period-meant.ts'
import { questionOf } from '../loop/reminder/question.ts'
import type { Situation } from '../loop/situation.ts'
import { no } from './answers.ts'
import type { Outcome } from './command.ts'

const LENGTHS: readonly CadenceUnit[] = ['year', 'half-year', 'quarter', 'month']
const readsAsPeriod = (text: string) => LENGTHS.some((every) => readPeriod(text, every) !== null)

/** "1D 1.330 for 2014" → the delmål, the figure and the period, each as typed; `rest` is both. */
export function readArgs(args: string) {
  const [, code = '', typed = ''] = /^(\S+)\s*(.*)$/s.exec(args) ?? []
  const [, figure = '', period = ''] = /^(.*)(?:^|\s)for\s+(.*)$/is.exec(typed) ?? []
  const rest = typed.trim()
  return readsAsPeriod(period)
    ? { code, rest, figure: figure.trim(), period: period.trim() }
    : { code, rest, figure: rest, period: '' }
}

const YEAR = /^(.*?)(?:^|\s+)(?:(?:for|i|fra) +)?(?:år(?:et)? +)?((?:19|20)\d\d)[.?!]?$/is

/** The year at the end of what was typed: "1 for 2014", "1 i 2014" and "1 2014" alike. */
export function readYear(typed: string): { rest: string; year: number | null } {
  const [, rest, year] = YEAR.exec(typed.trim()) ?? []
  return rest === undefined
    ? { rest: typed.trim(), year: null }
    : { rest: rest.trim(), year: Number(year) }
}

/** A delmål as it was asked for: what people call it, and what was typed without a period. */
export type AskedDelmaal = { name: string; delmaal: Delmaal; command: string }

/** The period that is meant and can have a figure, or the question back. Never guessed. */
export function periodOf(known: Situation, asked: AskedDelmaal, typed: string): string | Outcome {
  const { name, delmaal } = asked
  if (typed !== '') {
    const period = readPeriod(typed, delmaal.cadence.every)
    if (period === null)
      return no(`Jeg forstår ikke perioden ${quoted(typed)}. Skriv fx »for 2015«.`)
    const refused = periodProblem(questionOf(known, name, new Map(), delmaal, period))
    return refused === '' ? period : no(refused)
  }
  const choice = periodMeant(delmaal, known, known.today)
  return choice.kind === 'period' || choice.kind === 'correction'
    ? choice.period
    : whichPeriod(asked, choice)
}

function whichPeriod(
  { name, command }: AskedDelmaal,
  choice: Extract<PeriodChoice, { kind: 'choose' | 'none' }>,
): Outcome {
  if (choice.kind === 'choose') {
    const periods = choice.periods.map(periodText)
    return no(
      `${name} afventer tal for ${listText(periods)}. Hvilken periode mener du?`,
      periods.map((period) => ({ title: `For ${period}`, command: `${command} for ${period}` })),
    )
  }
  if (choice.next === null)
    return no(
      `${name} følges ikke længere op. Skriv året, hvis du vil rette et tal, fx »for 2014«.`,
    )
  return no(
    `${name} har ikke noget tal, der skal indberettes nu. Det næste er for ${periodText(choice.next.period)} med frist ${dateText(choice.next.due)}. Skriv året, hvis du mener et andet, fx »for 2014«.`,
  )
}
