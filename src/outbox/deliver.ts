import type { Card } from '../cards/card.ts'
import { lease, type Message, startSending } from '../store/deliveries.ts'
import { recover } from '../store/uncertain.ts'
import { envelope, type Outbox } from './outbox.ts'
import { afterFailure, cannotRender, end, sent, tellUncertain } from './outcome.ts'
import type { Failure, Platform } from './port.ts'
import { failureOf } from './retry.ts'
import { settleUncertain } from './settle.ts'

const BATCH = 10

/**
 * Sends and edits everything that is due, and returns how many were tried. No transaction is open
 * while a platform is called: due → leased → sending (committed) → sent, uncertain, failed or due.
 * When it is told to end, it finishes the message under way and gives the others back.
 */
export async function deliver(outbox: Outbox, ending?: AbortSignal): Promise<number> {
  for (const message of await recover(outbox.db, outbox.realNow())) {
    outbox.log.warn({ message: message.id, kind: message.kind }, 'send with unknown outcome')
    await tellUncertain(outbox, message)
  }
  await settleUncertain(outbox)
  let tried = 0
  while (!ending?.aborted) {
    const batch = await lease(outbox.db, outbox.worker, outbox.realNow(), BATCH)
    if (batch.length === 0) break
    const now = await outbox.now()
    for (const message of batch)
      if (ending?.aborted) await end(outbox, message, { state: 'due' })
      else await deliverOne(outbox, message, now)
    tried += batch.length
  }
  return tried
}

async function deliverOne(outbox: Outbox, message: Message, now: Date): Promise<void> {
  let name: string
  let card: Card | null
  try {
    name = message.platform ?? (await outbox.platformOf(message.recipient))
    card = await outbox.render(message, now)
  } catch (error) {
    return await cannotRender(outbox, message, error)
  }
  const platform = outbox.platforms.get(name)
  if (!platform)
    return await afterFailure(outbox, message, noPlatform(name), new RangeError(`no ${name}`))
  if (card === null) return await end(outbox, message, { state: message.ref ? 'sent' : 'dropped' })
  const free = platform.limits ? freeAt(outbox, message, platform) : 0
  if (free > outbox.realNow().getTime())
    return await end(outbox, message, { state: 'due', notBefore: new Date(free) })
  const { db, worker, realNow } = outbox
  if (!(await startSending(db, message.id, worker, name, realNow()))) return
  try {
    const outgoing = { ...envelope(message), card }
    const { ref } = message
    if (ref) await platform.update(ref, outgoing)
    await sent(outbox, message, ref ?? (await platform.send(outgoing)))
  } catch (error) {
    await afterFailure(outbox, { ...message, platform: name }, failureOf(error), error)
  }
}

const noPlatform = (name: string): Failure => ({
  kind: 'not-allowed',
  advice: `Chatplatformen ${name} er ikke slået til. Ret platformen i people.yaml, eller slå den til.`,
})

/** Says when the message may go, and counts it as sent when that is now. */
function freeAt({ pacer, realNow }: Outbox, { recipient }: Message, platform: Platform): number {
  const now = realNow().getTime()
  const { name, limits = { conversation: [], platform: [] } } = platform
  const free = pacer.freeAt(name, recipient, limits, now)
  if (free <= now) pacer.sent(name, recipient, limits, now)
  return free
}
