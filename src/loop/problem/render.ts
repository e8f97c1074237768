import { noticeCard } from '../../cards/notice.ts'
import { type Recipient, readRecipient } from '../../domain/recipient.ts'
import { recipientName } from '../../store/recipients.ts'
import type { Render } from '../kind.ts'

export const renderProblem: Render<{ recipient: Recipient; advice: string }> = async (
  { db },
  { intent: { recipient, advice } },
) => {
  const name = (await recipientName(db, recipient)) ?? readRecipient(recipient).key
  return noticeCard(`En besked til ${name} er ikke leveret. ${advice}`, [
    { title: 'Prøv igen', command: 'gensend' },
  ])
}
