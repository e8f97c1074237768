import { quoted } from '../domain/danish-words.ts'
import { dateText } from '../domain/time/calendar.ts'
import { type DayReading, readDay } from '../domain/time/danish-date.ts'
import { emptyDraft } from '../store/drafts.ts'
import { answerable } from './answerable.ts'
import { no } from './answers.ts'
import type { Command } from './command.ts'
import { giveAnswer } from './give-answer.ts'
import { periodOf } from './period.ts'

export const udskyd: Command = {
  name: 'udskyd',
  aliases: ['postpone'],
  usage: '1E 1. april 2016 årsag [for 2015]',
  description: 'siger, at tallet ikke findes endnu, hvornår det forventes, og hvorfor',
  example: 'udskyd 1E 1. april 2016 registeret er ikke opdateret',
  onlyShows: false,
  async run(pejl, invocation) {
    const { actor, now } = invocation
    const found = answerable(pejl, invocation, 'udskyd', () => 'Hvilket tal findes ikke endnu?')
    if ('card' in found) return found
    const { delmaal, key, name, known, said, period } = found
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
