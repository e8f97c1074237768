import type { Command } from '../command.ts'
import { backgroundCommand } from './background-command.ts'

export const aarsager: Command = {
  name: 'årsager',
  aliases: ['årsag', 'aarsager', 'causes'],
  usage: '[1] [alle | tilføj: tekst | afslut 2: hvorfor]',
  description: 'viser, hvad dokumentet peger på som årsager; en controller kan tilføje og afslutte',
  example: 'årsager 1',
  onlyShows: true,
  run: backgroundCommand({ name: 'årsager', kinds: ['cause'], other: 'tiltag' }),
}
