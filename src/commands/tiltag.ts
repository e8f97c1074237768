import { listCard } from '../cards/list.ts'
import { backgroundCount } from '../domain/background-words.ts'
import { listText, sentence } from '../domain/danish-text.ts'
import { quoted } from '../domain/danish-words.ts'
import type { BackgroundKind } from '../domain/sourced.ts'
import { pejlemaerkeName } from '../loop/names.ts'
import { buttons, suggest } from './answers.ts'
import { changeList, entriesOf, entryJson, entryRows, readWish } from './background.ts'
import type { Command } from './command.ts'
import { find } from './find.ts'
import { situationIn } from './situation-of.ts'

const SHOWN: readonly BackgroundKind[] = ['activity', 'proposal', 'attention']

export const tiltag: Command = {
  name: 'tiltag',
  aliases: ['aktiviteter', 'activities'],
  usage: '6 [alle | tilføj: tekst | afslut 3: hvorfor]',
  description:
    'viser, hvad der er sat i gang, hvad der er foreslået, og hvad man skal være opmærksom på',
  example: 'tiltag 6',
  onlyShows: true,
  async run(pejl, invocation) {
    const wish = readWish(invocation.args)
    const found = find(pejl, wish.subject)
    if (found.kind === 'several')
      return suggest(
        wish.subject === ''
          ? 'Hvilket mål vil du se tiltagene under?'
          : `Jeg kan ikke finde ${quoted(wish.subject)}.`,
        'tiltag',
        found,
      )
    const { topic } = found
    const known = situationIn(invocation, topic.set)
    if (wish.kind !== 'show')
      return await changeList(pejl, invocation, known, topic, 'activity', wish)
    const { number, title } = topic.pejlemaerke
    const name = pejlemaerkeName(pejl, topic.set, number)
    const lists = SHOWN.map((kind) => ({ kind, own: entriesOf(known, number, kind, wish.all) }))
    return {
      card: listCard(
        `Tiltag: ${topic.set.noun.one} ${number}`,
        sentence(
          `${title}: ${listText(lists.map(({ kind, own }) => backgroundCount(kind, own.length)))}`,
        ),
        lists.flatMap(({ kind, own }) => entryRows(known, kind, own)),
        buttons([`årsager ${name}`, `status ${name}`, 'forslag']),
      ),
      json: Object.fromEntries(
        lists.map(({ kind, own }) => [kind, own.map((one) => entryJson(known, one))]),
      ),
      ok: true,
    }
  },
}
