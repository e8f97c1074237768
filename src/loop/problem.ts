import { noticeCard } from '../cards/notice.ts'
import { dayOf } from '../domain/time/calendar.ts'
import type { Message } from '../generated/prisma/client.ts'
import { enqueue } from '../outbox/enqueue.ts'
import type { Card } from '../cards/card.ts'
import type { Pejl } from './pejl.ts'

type Intent = { recipient: string; advice: string }

/**
 * Tells the first controller, once a recipient, advice and day, that messages do not arrive and what
 * to do. A problem with telling it is only logged by the outbox.
 */
export async function reportProblem(pejl: Pejl, message: Message, advice: string): Promise<void> {
  if (message.kind === 'problem') return
  const now = await pejl.clock.now()
  await pejl.prisma.$transaction(async (tx) => {
    const controller = await tx.person.findFirst({
      where: { isFirstController: true, active: true },
    })
    if (!controller) return
    const key = `problem ${message.recipient} ${dayOf(now)} ${advice}`
    if ((await tx.message.count({ where: { key } })) > 0) return
    await enqueue(tx, {
      key,
      kind: 'problem',
      intent: { recipient: message.recipient, advice } satisfies Intent,
      recipient: `person:${controller.key}`,
      at: now,
    })
  })
}

export async function renderProblem(pejl: Pejl, message: Message): Promise<Card> {
  const { recipient, advice } = message.intent as Intent
  const [kind, key = ''] = recipient.split(':')
  const row =
    kind === 'person'
      ? await pejl.prisma.person.findUnique({ where: { key } })
      : await pejl.prisma.channel.findUnique({ where: { key } })
  return noticeCard(`En besked til ${row?.name ?? key} er ikke leveret. ${advice}`, [
    { title: 'Prøv igen', command: 'gensend' },
  ])
}
