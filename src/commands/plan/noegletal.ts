import type { Command } from '../command.ts'
import { planCommand } from './plan-command.ts'
import { sourceRows } from './plan-rows.ts'

export const noegletal: Command = {
  name: 'nøgletal',
  aliases: ['noegletal'],
  usage: '[forebyggelse]',
  description: 'viser, hvilke nøgletal en plan vil følge',
  example: 'nøgletal',
  onlyShows: true,
  run: planCommand(
    { command: 'nøgletal', has: ({ keyFigures }) => keyFigures.length > 0 },
    {
      title: (only) => (only ? `Nøgletal · ${only.set.title}` : 'Nøgletal'),
      intro: () => [],
      rows: ({ set, plan: { keyFigures } }) => [
        {
          heading: 'Uden værdier i dokumentet',
          text: keyFigures.map(({ text }) => text).join('\n'),
        },
        ...sourceRows(set.document, ...keyFigures),
      ],
      next: ({ set }) => [{ title: 'Om planen', command: `plan ${set.name}` }],
      json: ({ plan: { keyFigures } }) => ({ keyFigures }),
    },
  ),
}
