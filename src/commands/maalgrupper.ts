import { listCard } from '../cards/list.ts'
import { citation } from '../domain/sourced.ts'
import { buttons, no } from './answers.ts'
import type { Command } from './command.ts'

export const maalgrupper: Command = {
  name: 'målgrupper',
  aliases: ['målgruppe', 'maalgrupper', 'groups'],
  usage: '',
  description: 'viser, hvem målene handler om',
  example: 'målgrupper',
  onlyShows: true,
  async run({ sets, home }) {
    const having = sets.filter(({ targetGroups }) => targetGroups.length > 0)
    const set = having.find((one) => one === home) ?? having[0]
    if (!set) return no('Målene nævner ingen målgrupper.')
    const { targetGroups, title, document, noun } = set
    return {
      card: listCard(
        'Målgrupper',
        `${title} nævner ${targetGroups.length} målgrupper. De er ikke knyttet til bestemte ${noun.many}.`,
        targetGroups.map((group) => ({ text: group.text, detail: citation(document, group) })),
        [{ title: 'Status', command: `status ${set.name}` }, ...buttons([`målsæt ${set.name}`])],
      ),
      json: targetGroups,
      ok: true,
    }
  },
}
