import { readDay } from '../domain/time/danish-date.ts'
import { refuse } from '../loop/collect.ts'
import { due } from '../loop/due.ts'
import { emptyDraft } from '../store/drafts.ts'
import { newestAnswer } from '../store/facts.ts'
import { no, suggest } from './answers.ts'
import type { Command } from './command.ts'
import { findLeaf } from './find.ts'
import { giveAnswer } from './give-answer.ts'
import { periodOf, readArgs } from './period.ts'

export const udskyd: Command = {
  name: 'udskyd',
  aliases: ['postpone'],
  usage: '1E 1. april 2016 årsag [for 2015]',
  description: 'siger, at tallet ikke findes endnu, hvornår det forventes, og hvorfor',
  example: 'udskyd 1E 1. april 2016 registeret er ikke opdateret',
  async run(pejl, { args, actor }) {
    const { code, figure: said, period } = readArgs(args)
    const delmaal = findLeaf(pejl.set, code)
    if (Array.isArray(delmaal)) return suggest('Hvilket tal findes ikke endnu?', 'udskyd', delmaal)
    const refused = await refuse(pejl.prisma, pejl, actor, delmaal.code)
    if (refused !== null) return no(refused)
    const expected = readDay(said)
    if (expected === null)
      return no(
        `Hvornår forventes tallet, og hvorfor findes det ikke endnu? Skriv fx »udskyd ${delmaal.code} 1. april 2016 registeret er ikke opdateret«.`,
      )
    const meant = await periodOf(pejl, delmaal, period, `udskyd ${delmaal.code} ${said}`)
    if (typeof meant !== 'string') return meant
    const item = { code: delmaal.code, period: meant }
    const { answers } = await due(pejl.prisma, pejl, await pejl.clock.now())
    return await giveAnswer(pejl, actor, item, {
      ...emptyDraft,
      reason: expected.rest,
      expectedOn: expected.day,
      asked: 'postponement',
      base: newestAnswer(answers, item.code, item.period)?.revision ?? 0,
    })
  },
}
