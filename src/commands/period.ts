import { periodText, readPeriod } from '../domain/cadence.ts'
import { dateText } from '../domain/calendar.ts'
import { type PeriodChoice, periodMeant } from '../domain/due.ts'
import type { Delmaal } from '../domain/goal-set.ts'
import { due } from '../loop/due.ts'
import type { Pejl } from '../loop/pejl.ts'
import { no } from './answers.ts'
import type { Outcome } from './command.ts'

/** "1D 1.330 for 2014" → the delmål, the figure and the period, each as typed. */
export function readArgs(args: string): { code: string; figure: string; period: string } {
  const [, code = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(args) ?? []
  const [, figure = '', period = ''] = /^(.*?)(?:(?:^|\s+)for\s+(\S.*))?$/is.exec(rest) ?? []
  return { code, figure: figure.trim(), period: period.trim() }
}

/** The period that is meant, or the question back. Never guessed. */
export async function periodOf(
  pejl: Pejl,
  delmaal: Delmaal,
  typed: string,
): Promise<string | Outcome> {
  if (typed !== '')
    return (
      readPeriod(typed, delmaal.cadence.every) ??
      no(`Jeg forstår ikke perioden »${typed}«. Skriv fx »for 2015«.`)
    )
  const { facts, postponed, today } = await due(pejl.prisma, pejl, await pejl.clock.now())
  const choice = periodMeant(delmaal, facts, postponed, today)
  return choice.kind === 'period' || choice.kind === 'correction'
    ? choice.period
    : whichPeriod(delmaal, choice)
}

function whichPeriod(
  { code }: Delmaal,
  choice: Extract<PeriodChoice, { kind: 'choose' | 'none' }>,
): Outcome {
  if (choice.kind === 'choose')
    return no(
      `${code} afventer tal for flere perioder. Skriv hvilken, fx »for ${periodText(choice.periods[0] ?? '')}«.`,
    )
  if (choice.next === null)
    return no(
      `${code} følges ikke længere op. Skriv året, hvis du vil rette et tal, fx »for 2014«.`,
    )
  return no(
    `${code} har ikke noget tal, der skal indberettes nu. Det næste er for ${periodText(choice.next.period)} med frist ${dateText(choice.next.due)}. Skriv året, hvis du mener et andet, fx »for 2014«.`,
  )
}
