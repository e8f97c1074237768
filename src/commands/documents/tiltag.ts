import type { Command } from '../command.ts'
import { backgroundCommand } from './background-command.ts'

export const tiltag: Command = {
  name: 'tiltag',
  aliases: ['aktiviteter', 'activities'],
  usage: '[6] [alle | tilføj: tekst | afslut 3: hvorfor]',
  description:
    'viser, hvad der er sat i gang, hvad der er foreslået, og hvad man skal være opmærksom på',
  example: 'tiltag 6',
  onlyShows: true,
  run: backgroundCommand({
    name: 'tiltag',
    kinds: ['activity', 'proposal', 'attention'],
    other: 'årsager',
  }),
}
