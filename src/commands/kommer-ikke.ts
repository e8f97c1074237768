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

export const kommerIkke: Command = {
  name: 'kommer-ikke',
  aliases: ['kommerikke', 'opgiv', 'give-up'],
  usage: '1E årsag [for 2015]',
  description: 'siger, at et tal slet ikke kommer, og hvorfor; så bliver der ikke spurgt mere',
  example: 'kommer-ikke 1E registeret er nedlagt',
  onlyShows: false,
  async run(pejl, invocation) {
    const { actor, now } = invocation
    const { code, rest, figure: reason, period } = readArgs(invocation.args)
    const found = findLeaf(pejl, code)
    if ('kind' in found) return suggest('Hvilket tal kommer ikke?', 'kommer-ikke', found, rest)
    const { set, delmaal } = found
    const shownOnly = notFollowed(pejl, set)
    if (shownOnly) return shownOnly
    const known = situationIn(invocation, set)
    const key = { set: set.key, code: delmaal.code }
    const name = delmaalName(pejl, set, delmaal.code)
    const refused = reportRefusal(pejl, known, actor, key)
    if (refused !== null) return no(refused)
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
