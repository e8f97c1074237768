import { noticeCard } from '../cards/notice.ts'
import { listText } from '../domain/danish-text.ts'
import type { Delmaal } from '../domain/goal-set.ts'
import { may, refusal } from '../domain/rights.ts'
import { periodText } from '../domain/time/cadence.ts'
import { expectedPeriods, type FigureState, figureState } from '../domain/time/figure-state.ts'
import { delmaalName } from '../loop/names.ts'
import { reopen } from '../loop/reopen.ts'
import type { Situation } from '../loop/situation.ts'
import { no, suggest } from './answers.ts'
import type { Command, Outcome } from './command.ts'
import { findLeaf } from './find.ts'
import { notFollowed } from './not-followed.ts'
import { type AskedDelmaal, periodOf, readArgs } from './period.ts'
import { situationIn } from './situation-of.ts'

export const genoptag: Command = {
  name: 'genoptag',
  aliases: ['afvent', 'reopen'],
  usage: '1E [årsag] [for 2015]',
  description:
    'afventer igen et tal, der ikke skulle komme eller ikke blev indberettet (kun controllere)',
  example: 'genoptag 1E for 2015',
  onlyShows: false,
  async run(pejl, invocation) {
    const { actor, now, person } = invocation
    const { code, rest, figure: reason, period } = readArgs(invocation.args)
    const found = findLeaf(pejl, code)
    if ('kind' in found) return suggest('Hvilket tal skal afventes igen?', 'genoptag', found, rest)
    const { set, delmaal } = found
    const shownOnly = notFollowed(pejl, set)
    if (shownOnly) return shownOnly
    const name = delmaalName(pejl, set, delmaal.code)
    if (!may(person, 'reopen')) return no(refusal('reopen', name, []))
    const known = situationIn(invocation, set)
    const asked = { name, delmaal, command: `genoptag ${name} ${reason}`.trim() }
    const meant = period === '' ? letGoPeriod(known, asked) : periodOf(known, asked, period)
    if (typeof meant !== 'string') return meant
    const figure = { set: set.key, code: delmaal.code, period: meant }
    const { recorded, text } = await reopen(pejl, actor, figure, reason, now)
    if (!recorded) return no(text)
    return { card: noticeCard(text), json: { code: delmaal.code, period: meant }, ok: true }
  },
}

/** The period that is meant without saying so: the one that was given up, else the one nobody answered for. */
function letGoPeriod(known: Situation, { name, delmaal, command }: AskedDelmaal): string | Outcome {
  const givenUp = periodsThat(known, delmaal, 'given-up')
  const periods = givenUp.length > 0 ? givenUp : periodsThat(known, delmaal, 'past')
  const [first, second] = periods
  if (!first) return no(`Der er ikke noget tal for ${name}, der skal afventes igen.`)
  if (!second) return first
  const named = periods.map(periodText)
  return no(
    `Tallene for ${name} for ${listText(named)} afventes ikke. Hvilket mener du?`,
    named.map((period) => ({ title: `For ${period}`, command: `${command} for ${period}` })),
  )
}

const periodsThat = (known: Situation, delmaal: Delmaal, kind: FigureState['kind']): string[] =>
  expectedPeriods(delmaal)
    .map(({ period }) => period)
    .filter(
      (period) => figureState(known, { code: delmaal.code, period }, known.today).kind === kind,
    )
