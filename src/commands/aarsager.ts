import { listCard } from '../cards/list.ts'
import { quoted } from '../domain/danish-words.ts'
import { pejlemaerkeName } from '../loop/names.ts'
import { buttons, suggest } from './answers.ts'
import { changeList, entriesOf, entryJson, entryRows, readWish } from './background.ts'
import type { Command } from './command.ts'
import { find } from './find.ts'
import { situationIn } from './situation-of.ts'

export const aarsager: Command = {
  name: 'årsager',
  aliases: ['årsag', 'aarsager', 'causes'],
  usage: '1 [alle | tilføj: tekst | afslut 2: hvorfor]',
  description: 'viser, hvad dokumentet peger på som årsager; en controller kan tilføje og afslutte',
  example: 'årsager 1',
  onlyShows: true,
  async run(pejl, invocation) {
    const wish = readWish(invocation.args)
    const found = find(pejl, wish.subject)
    if (found.kind === 'several')
      return suggest(
        wish.subject === ''
          ? 'Hvilket mål vil du se årsagerne til?'
          : `Jeg kan ikke finde ${quoted(wish.subject)}.`,
        'årsager',
        found,
      )
    const { topic } = found
    const known = situationIn(invocation, topic.set)
    if (wish.kind !== 'show') return await changeList(pejl, invocation, known, topic, 'cause', wish)
    const { number, title } = topic.pejlemaerke
    const name = pejlemaerkeName(pejl, topic.set, number)
    const entries = entriesOf(known, number, 'cause', wish.all)
    const { noun, document } = topic.set
    return {
      card: listCard(
        `Årsager: ${noun.one} ${number}`,
        entries.length === 0
          ? `${title}. Dokumentet${document === '' ? '' : ` (${document})`} giver ingen årsager her.`
          : title,
        entryRows(known, 'cause', entries),
        buttons([`tiltag ${name}`, `status ${name}`]),
      ),
      json: entries.map((one) => entryJson(known, one)),
      ok: true,
    }
  },
}
