import { toPerson } from '../../domain/recipient.ts'
import { dayOf } from '../../domain/time/calendar.ts'
import type { Message } from '../../store/deliveries.ts'
import { inTransaction } from '../../store/engine/open.ts'
import { existingKeys } from '../../store/messages.ts'
import { put } from '../kind.ts'
import { firstController } from '../known.ts'
import { messageKey } from '../message-keys.ts'
import type { Pejl } from '../pejl.ts'
import { situations } from '../situation.ts'
import { problem } from './intent.ts'

/**
 * Tells the first controller, once a recipient, advice and day, that messages do not arrive and what
 * to do. A problem with telling it is only logged by the outbox.
 */
export async function reportProblem(pejl: Pejl, message: Message, advice: string): Promise<void> {
  if (message.kind === problem.name) return
  const now = await pejl.clock.now()
  const [first] = await situations(pejl, now)
  const controller = first && firstController(first)
  if (!controller) return
  const { recipient } = message
  const key = messageKey.problem(recipient, dayOf(now), advice)
  await inTransaction(pejl.db, async (tx) => {
    if ((await existingKeys(tx, [key])).size > 0) return
    await put(tx, problem, {
      key,
      intent: { recipient, advice },
      recipient: toPerson(controller.key),
      at: now,
    })
  })
}
