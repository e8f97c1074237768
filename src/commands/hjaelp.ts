import { listCard } from '../cards/list.ts'
import { sentence } from '../domain/danish-text.ts'
import type { Command } from './command.ts'

/** Help writes itself from the commands. */
export const hjaelp = (others: readonly Command[]): Command => {
  const own: Command = {
    name: 'hjælp',
    aliases: ['hjaelp', 'help', '?'],
    usage: '',
    description: 'viser denne oversigt',
    example: 'hjælp',
    onlyShows: true,
    async run() {
      const commands = [...others, own]
      return {
        card: listCard(
          'Det kan du skrive til pejl',
          'Engelske ord virker også.',
          commands.map(({ name, usage, description, aliases }) => ({
            command: `${name} ${usage}`.trim(),
            text: sentence(description),
            detail: aliases.length === 0 ? '' : `Også: ${aliases.join(', ')}`,
          })),
          others
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
