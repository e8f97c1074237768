import { quoted } from '../domain/danish-words.ts'
import { dateText } from '../domain/time/calendar.ts'
import { type DayReading, readDay } from '../domain/time/danish-date.ts'
import { delmaalName } from '../loop/names.ts'
import { reportRefusal } from '../loop/rights.ts'
import { emptyDraft } from '../store/drafts.ts'
import { no, suggest } from './answers.ts'
import type { Command } from './command.ts'
import { findLeaf } from './find.ts'
import { giveAnswer } from './give-answer.ts'
import { notFollowed } from './not-followed.ts'
import { periodOf, readArgs } from './period.ts'
import { situationIn } from './situation-of.ts'

export const udskyd: Command = {
  name: 'udskyd',
  aliases: ['postpone'],
  usage: '1E 1. april 2016 årsag [for 2015]',
  description: 'siger, at tallet ikke findes endnu, hvornår det forventes, og hvorfor',
  example: 'udskyd 1E 1. april 2016 registeret er ikke opdateret',
  onlyShows: false,
  async run(pejl, invocation) {
    const { args, actor, now } = invocation
    const { code, rest, figure: said, period } = readArgs(args)
    const found = findLeaf(pejl, code)
    if ('kind' in found) return suggest('Hvilket tal findes ikke endnu?', 'udskyd', found, rest)
    const { set, delmaal } = found
    const shownOnly = notFollowed(pejl, set)
    if (shownOnly) return shownOnly
    const known = situationIn(invocation, set)
    const key = { set: set.key, code: delmaal.code }
    const name = delmaalName(pejl, set, delmaal.code)
    const refused = reportRefusal(pejl, known, actor, key)
    if (refused !== null) return no(refused)
    const expected = readDay(said, known.today)
    if (expected.kind === 'problem') return no(expected.text, meantBy(expected, name, period))
    const undated =
      said === ''
        ? 'Hvornår forventes tallet, og hvorfor findes det ikke endnu?'
        : `Jeg kan ikke læse en dato i ${quoted(said)}.`
    if (expected.kind === 'none')
      return no(`${undated} Skriv fx »udskyd ${name} 1. april 2016 registeret er ikke opdateret«.`)
    const meant = periodOf(known, { name, delmaal, command: `udskyd ${name} ${said}` }, period)
    if (typeof meant !== 'string') return meant
    const reply = {
      ...emptyDraft,
      reason: expected.rest,
      expectedOn: expected.day,
      asked: 'postponement' as const,
      base: known.newest.of(delmaal.code, meant)?.revision ?? 0,
    }
    return await giveAnswer(pejl, actor, { ...key, period: meant }, reply, now)
  },
}

/** One click for the day that was probably meant. */
function meantBy(
  { meant, rest }: Extract<DayReading, { kind: 'problem' }>,
  name: string,
  period: string,
): { title: string; command: string }[] {
  if (meant === null) return []
  const whole = `udskyd ${name} ${dateText(meant)} ${rest} ${period === '' ? '' : `for ${period}`}`
  return [{ title: `Ja, ${dateText(meant)}`, command: whole.replace(/\s+/g, ' ').trim() }]
}
