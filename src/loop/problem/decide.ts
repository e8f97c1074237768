import { dayOf } from '../../domain/time/calendar.ts'
import type { Message } from '../../store/deliveries.ts'
import { messageKey } from '../message-keys.ts'
import type { Pejl } from '../pejl.ts'
import { problem } from './intent.ts'
import { tellController, tellsOfOthers } from './tell-controller.ts'

/**
 * Tells the first controller, once a recipient, advice and day, that messages do not arrive and what
 * to do. A problem with telling something of the kind is only logged by the outbox.
 * @param avoids the platform that is down as a whole
 */
export async function reportProblem(
  pejl: Pejl,
  { kind, recipient }: Message,
  advice: string,
  avoids: string | null,
): Promise<void> {
  if (tellsOfOthers(kind)) return
  const now = await pejl.clock.now()
  const key = messageKey.problem(recipient, dayOf(now), advice)
  await tellController(pejl, problem, { key, intent: { recipient, advice }, avoids }, now)
}
