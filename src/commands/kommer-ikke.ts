import { emptyDraft } from '../store/drafts.ts'
import { answerable } from './answerable.ts'
import type { Command } from './command.ts'
import { giveAnswer } from './give-answer.ts'
import { periodOf } from './period.ts'

export const kommerIkke: Command = {
  name: 'kommer-ikke',
  aliases: ['kommerikke', 'opgiv', 'give-up'],
  usage: '1E årsag [for 2015]',
  description: 'siger, at et tal slet ikke kommer, og hvorfor; så bliver der ikke spurgt mere',
  example: 'kommer-ikke 1E registeret er nedlagt',
  onlyShows: false,
  async run(pejl, invocation) {
    const { actor, now } = invocation
    const found = answerable(pejl, invocation, 'kommer-ikke', () => 'Hvilket tal kommer ikke?')
    if ('card' in found) return found
    const { delmaal, key, name, known, said: reason, period } = found
    const command = `kommer-ikke ${name} ${reason}`.trim()
    const meant = periodOf(known, { name, delmaal, command }, period)
    if (typeof meant !== 'string') return meant
    const reply = {
      ...emptyDraft,
      reason,
      asked: 'given-up' as const,
      base: known.newest.of(delmaal.code, meant)?.revision ?? 0,
    }
    return await giveAnswer(pejl, actor, { ...key, period: meant }, reply, now)
  },
}
