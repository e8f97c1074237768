import { noticeCard } from '../cards/notice.ts'
import { refusal } from '../domain/rights.ts'
import { isController } from '../loop/baseline.ts'
import { retryFailed } from '../outbox/enqueue.ts'
import { no } from './answers.ts'
import type { Command } from './command.ts'

export const gensend: Command = {
  name: 'gensend',
  aliases: ['resend'],
  usage: '',
  description: 'prøver igen med de beskeder, der ikke kunne leveres (kun controllere)',
  example: 'gensend',
  async run(pejl, { actor }) {
    if (!(await isController(pejl.prisma, actor))) return no(refusal('resend', '', []))
    const count = await retryFailed(pejl.prisma)
    pejl.wake()
    const text =
      count === 0
        ? 'Alle beskeder er leveret.'
        : `Jeg prøver igen med ${count === 1 ? 'én besked' : `${count} beskeder`}.`
    return { card: noticeCard(text), json: { count }, ok: true }
  },
}
