import { periodText, readPeriod } from '../domain/time/cadence.ts'
import { dateText } from '../domain/time/calendar.ts'
import { type PeriodChoice, periodMeant } from '../domain/time/period-meant.ts'
import type { CadenceUnit, Delmaal } from '../domain/goal-set.ts'
import { periodProblem } from '../domain/answer/question.ts'
import { due } from '../loop/due.ts'
import { questionOf } from '../loop/field.ts'
import type { Pejl } from '../loop/pejl.ts'
import { listText } from '../domain/danish-text.ts'
import { no } from './answers.ts'
import type { Outcome } from './command.ts'

const LENGTHS: readonly CadenceUnit[] = ['year', 'half-year', 'quarter', 'month']
const readsAsPeriod = (text: string) => LENGTHS.some((every) => readPeriod(text, every) !== null)

/** "1D 1.330 for 2014" → the delmål, the figure and the period, each as typed. */
export function readArgs(args: string): { code: string; figure: string; period: string } {
  const [, code = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(args) ?? []
  const [, figure = '', period = ''] = /^(.*)(?:^|\s)for\s+(.*)$/is.exec(rest) ?? []
  return readsAsPeriod(period)
    ? { code, figure: figure.trim(), period: period.trim() }
    : { code, figure: rest.trim(), period: '' }
}

/**
 * The period that is meant and can have a figure, or the question back. Never guessed.
 * @param command what was typed without a period, for buttons that add one
 */
export async function periodOf(
  pejl: Pejl,
  delmaal: Delmaal,
  typed: string,
  command: string,
): Promise<string | Outcome> {
  const situation = await due(pejl.prisma, pejl, await pejl.clock.now())
  if (typed !== '') {
    const period = readPeriod(typed, delmaal.cadence.every)
    if (period === null) return no(`Jeg forstår ikke perioden »${typed}«. Skriv fx »for 2015«.`)
    const refused = periodProblem(questionOf(situation, new Map(), delmaal, period))
    return refused === '' ? period : no(refused)
  }
  const { facts, postponed, today } = situation
  const choice = periodMeant(delmaal, facts, postponed, today)
  return choice.kind === 'period' || choice.kind === 'correction'
    ? choice.period
    : whichPeriod(delmaal, choice, command)
}

function whichPeriod(
  { code }: Delmaal,
  choice: Extract<PeriodChoice, { kind: 'choose' | 'none' }>,
  command: string,
): Outcome {
  if (choice.kind === 'choose') {
    const periods = choice.periods.map(periodText)
    return no(
      `${code} afventer tal for ${listText(periods)}. Hvilken periode mener du?`,
      periods.map((period) => ({ title: `For ${period}`, command: `${command} for ${period}` })),
    )
  }
  if (choice.next === null)
    return no(
      `${code} følges ikke længere op. Skriv året, hvis du vil rette et tal, fx »for 2014«.`,
    )
  return no(
    `${code} har ikke noget tal, der skal indberettes nu. Det næste er for ${periodText(choice.next.period)} med frist ${dateText(choice.next.due)}. Skriv året, hvis du mener et andet, fx »for 2014«.`,
  )
}
