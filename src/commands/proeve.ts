import { noticeCard } from '../cards/notice.ts'
import { refusal } from '../domain/rights.ts'
import { isController } from '../loop/baseline.ts'
import { sendSamples } from '../loop/sample.ts'
import { no } from './answers.ts'
import type { Command } from './command.ts'

export const proeve: Command = {
  name: 'prøve',
  aliases: ['proeve', 'sample'],
  usage: '',
  description: 'sender dig en prøve på hvert kort (kun controllere)',
  example: 'prøve',
  async run(pejl, { actor }) {
    if (!(await isController(pejl.prisma, actor)))
      return no(refusal('sample', '', []))
    const count = await sendSamples(pejl, actor.personKey)
    return {
      card: noticeCard(`Jeg sender dig ${count} prøver, hver for sig. Kun du får dem.`),
      json: { count },
      ok: true,
    }
  },
}
