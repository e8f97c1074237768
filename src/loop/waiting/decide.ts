import { readRecipient } from '../../domain/recipient.ts'
import { dayOf } from '../../domain/time/calendar.ts'
import { recipientName } from '../../store/recipients.ts'
import type { Waiting } from '../../store/waiting.ts'
import { messageKey } from '../message-keys.ts'
import type { Pejl } from '../pejl.ts'
import { tellController } from '../problem/tell-controller.ts'
import { waiting } from './intent.ts'

/** Tells the first controller, once a platform and day, whose messages have waited for an hour. */
export async function reportWaiting(
  pejl: Pejl,
  platform: string,
  messages: readonly Waiting[],
): Promise<void> {
  const now = await pejl.clock.now()
  const recipients = [...new Set(messages.map(({ recipient }) => recipient))]
  const names = await Promise.all(
    recipients.map(async (one) => (await recipientName(pejl.db, one)) ?? readRecipient(one).key),
  )
  const intent = { platform, count: messages.length, recipients: names }
  const key = messageKey.waiting(platform, dayOf(now))
  await tellController(pejl, waiting, { key, intent, avoids: platform || null }, now)
}
