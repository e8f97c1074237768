import { listCard } from '../cards/list.ts'
import { sentence } from '../domain/danish-text.ts'
import type { Command } from './command.ts'
import { parseCommand } from './parse.ts'
import { answerSmallTalk, helpMe } from './small-talk.ts'

/** Help writes itself from the commands. */
export const hjaelp = (others: readonly Command[]): Command => {
  const own: Command = {
    name: 'hjælp',
    aliases: ['hjaelp', 'help', '?'],
    usage: '[status | mangler | …]',
    description: 'viser denne oversigt, eller hvordan én kommando skrives',
    example: 'hjælp',
    onlyShows: true,
    async run(pejl, { args }) {
      const all = [...others, own]
      const asked = args === '' ? null : parseCommand(args, all)
      if (asked && asked.kind !== 'command') return answerSmallTalk(helpMe, pejl.sets)
      const commands = asked ? [asked.command] : all
      return {
        card: listCard(
          'Det kan du skrive til pejl',
          'Engelske ord virker også.',
          commands.map(({ name, usage, description, aliases }) => ({
            command: `${name} ${usage}`.trim(),
            text: sentence(description),
            detail: aliases.length === 0 ? '' : `Også: ${aliases.join(', ')}`,
          })),
          commands
            .filter(({ onlyShows }) => onlyShows)
            .map(({ example }) => ({ title: example, command: example })),
          { own: true },
        ),
        json: commands.map(({ name, aliases, usage, description, example }) => ({
          name,
          aliases,
          usage,
          description,
          example,
        })),
        ok: true,
      }
    },
  }
  return own
}
