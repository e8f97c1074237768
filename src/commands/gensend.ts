import { noticeCard } from '../cards/notice.ts'
import { may, refusal } from '../domain/rights.ts'
import { retryFailed } from '../store/messages.ts'
import { no } from './answers.ts'
import type { Command } from './command.ts'

export const gensend: Command = {
  name: 'gensend',
  aliases: ['resend'],
  usage: '',
  description: 'prøver igen med de beskeder, der ikke kunne leveres (kun controllere)',
  example: 'gensend',
  onlyShows: false,
  async run(pejl, { person }) {
    if (!may(person, 'resend')) return no(refusal('resend', '', []))
    const count = await retryFailed(pejl.db)
    pejl.wake()
    const text =
      count === 0
        ? 'Alle beskeder er leveret.'
        : `Jeg prøver igen med ${count === 1 ? 'én besked' : `${count} beskeder`}.`
    return { card: noticeCard(text), json: { count }, ok: true }
  },
}
