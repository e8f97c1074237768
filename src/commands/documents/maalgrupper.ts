import { listCard } from '../../cards/list.ts'
import { linesText } from '../../domain/danish-text.ts'
import { citation } from '../../domain/sourced.ts'
import { buttons, no } from '../answers.ts'
import type { Command } from '../command.ts'
import { standingFor } from '../not-followed.ts'
import { documentNamed } from './document-named.ts'
import { setHeading } from './set-heading.ts'

export const maalgrupper: Command = {
  name: 'målgrupper',
  aliases: ['målgruppe', 'maalgrupper', 'groups'],
  usage: '[grundlag]',
  description: 'viser, hvem målene handler om',
  example: 'målgrupper',
  onlyShows: true,
  async run(pejl, { args }) {
    const having = pejl.documents.filter(({ targetGroups }) => targetGroups.length > 0)
    const followed = having.filter((set) => pejl.sets.includes(set))
    const own = followed.find((set) => set === pejl.home) ?? followed[0]
    const set = args === '' ? own : documentNamed(pejl.documents, args)
    if (!set?.targetGroups.length)
      return no(
        set ? `${set.title} nævner ingen målgrupper.` : 'Jeg finder ingen målgrupper dér.',
        buttons(having.map(({ name }) => `målgrupper ${name}`)),
      )
    const { targetGroups, title, document, noun } = set
    return {
      card: listCard(
        setHeading(pejl, set, 'Målgrupper'),
        linesText(
          standingFor(pejl, set),
          `${title}${document === '' ? '' : ` (${document})`} nævner ${targetGroups.length} målgrupper. De er ikke knyttet til bestemte ${noun.many}.`,
        ),
        targetGroups.map((group) => ({
          text: group.text,
          detail: group.source === '' ? '' : citation(document, group),
        })),
        buttons([
          ...having.filter((other) => other !== set).map(({ name }) => `målgrupper ${name}`),
          `målsæt ${set.name}`,
        ]),
      ),
      json: targetGroups,
      ok: true,
    }
  },
}
