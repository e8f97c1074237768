import type { Message } from '../generated/prisma/client.ts'
import { lease, leaseEnd, recover } from './lease.ts'
import { envelope, type Outbox } from './outbox.ts'
import { afterFailure, close, notReady, sent, tellUncertain } from './outcome.ts'
import type { Card } from '../cards/card.ts'
import type { Failure, Platform, Ref } from './port.ts'
import type { Recipient } from '../domain/recipient.ts'
import { failureOf } from './retry.ts'
import { settleUncertain } from './settle.ts'

const BATCH = 10

/**
 * Sends and edits everything that is due, and returns how many were tried. No transaction is open
 * while a platform is called: due → leased → sending (committed) → sent, uncertain, failed or due.
 * When it is told to end, it finishes the message under way and gives the others back.
 */
export async function deliver(outbox: Outbox, ending?: AbortSignal): Promise<number> {
  for (const message of await recover(outbox.prisma, outbox.realNow())) {
    outbox.log.warn({ message: message.id, kind: message.kind }, 'send with unknown outcome')
    await tellUncertain(outbox, message)
  }
  await settleUncertain(outbox)
  let tried = 0
  while (!ending?.aborted) {
    const batch = await lease(outbox.prisma, outbox.worker, outbox.realNow(), BATCH)
    if (batch.length === 0) break
    for (const message of batch)
      if (ending?.aborted) await giveBack(outbox, message)
      else await deliverOne(outbox, message)
    tried += batch.length
  }
  return tried
}

/** Ends a lease that was not used. */
const giveBack = (outbox: Outbox, message: Message): Promise<void> =>
  close(outbox, message, { state: 'due' })

async function deliverOne(outbox: Outbox, message: Message): Promise<void> {
  let name: string
  let card: Card | null
  try {
    name = message.platform ?? (await outbox.platformOf(message.recipient as Recipient))
    card = await outbox.render(message)
  } catch (error) {
    return await notReady(outbox, message, error)
  }
  const platform = outbox.platforms.get(name)
  if (!platform)
    return await afterFailure(outbox, message, noPlatform(name), new RangeError(`no ${name}`))
  if (card === null)
    return await close(outbox, message, { state: message.ref ? 'sent' : 'dropped' })
  const free = platform.limits ? freeAt(outbox, message, platform) : 0
  if (free > outbox.realNow().getTime())
    return await close(outbox, message, { state: 'due', notBefore: new Date(free) })
  if (!(await startSending(outbox, message, name))) return
  try {
    const outgoing = { ...(await envelope(outbox, message)), card }
    const ref = message.ref as Ref | null
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

/** Commits "sending" before the call; false when the lease was lost meanwhile. */
async function startSending(outbox: Outbox, message: Message, platform: string): Promise<boolean> {
  const { count } = await outbox.prisma.message.updateMany({
    where: { id: message.id, state: 'leased', leasedBy: outbox.worker },
    data: {
      state: 'sending',
      platform,
      attempts: { increment: 1 },
      leasedUntil: leaseEnd(outbox.realNow()),
    },
  })
  return count === 1
}
