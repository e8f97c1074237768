import type { Card } from '../cards/card.ts'
import type { Message, Ref } from '../store/deliveries.ts'
import { lease, startSending } from '../store/leases.ts'
import { type Bell, newBell } from './bell.ts'
import { failUnplaced, takeOverDead } from './dead-workers.ts'
import { keepLeases } from './keep-leases.ts'
import { envelope, laneOf, type Outbox } from './outbox.ts'
import { afterFailure, cannotRender, end, sent } from './outcome.ts'
import type { Platform } from './port.ts'
import { failureOf } from './retry.ts'
import { settle, unsettled, whereItArrived } from './settle.ts'

/** How many conversations of a platform are written to at a time. */
const CONVERSATIONS = 20
/** How many are looked up at a time, beside what is written. */
const LOOK_UPS = 10
/** How many messages are taken at once; those that wait for their turn stay this worker's own. */
const BATCH = 50

/**
 * Sends and edits everything that is due, each platform by itself, and returns how many were tried.
 * When it is told to end, it finishes the messages under way and gives the others back.
 */
export async function deliver(outbox: Outbox, ending?: AbortSignal): Promise<number> {
  await takeOverDead(outbox)
  const lanes = [...outbox.platforms.values()].map((one) =>
    deliverLane(outbox, one, newBell(), ending),
  )
  const tried = await Promise.all([failUnplaced(outbox), ...lanes])
  return tried.reduce((sum, count) => sum + count, 0)
}

/**
 * One platform's messages: one at a time in a conversation, many conversations at a time, so that one
 * that hangs holds up itself alone. No transaction is open while a platform is called: due → leased
 * → sending (committed) → sent, uncertain, failed or due. What the bell is rung for is taken up while
 * calls are under way.
 */
export async function deliverLane(
  outbox: Outbox,
  platform: Platform,
  bell: Bell,
  ending?: AbortSignal,
): Promise<number> {
  const { db, worker, realNow } = outbox
  const underWay = new Map<Promise<void>, string>()
  const settling = new Set<string>()
  let taken: Message[] = []
  let tried = 0
  const begin = ({ id }: Message, work: Promise<void>) => {
    const done: Promise<void> = work
      .catch((error) => outbox.log.error({ err: error, message: id }, 'delivery failed'))
      .finally(() => underWay.delete(done))
    underWay.set(done, id)
  }
  using _ = keepLeases(outbox, () => [...underWay.values(), ...taken.map(({ id }) => id)])
  try {
    for (let rung: Promise<void> | undefined; ; ) {
      let idle = true
      if (ending?.aborted) {
        for (const message of taken.splice(0)) await end(outbox, message, { state: 'due' })
      } else {
        if (rung !== bell.rung()) {
          rung = bell.rung()
          for (const message of await unsettled(outbox, platform)) {
            const { id } = message
            if (settling.size >= LOOK_UPS || [...underWay.values()].includes(id)) continue
            settling.add(id)
            begin(
              message,
              settle(outbox, platform, message).finally(() => settling.delete(id)),
            )
          }
        }
        // What ends while the next messages are taken lets others of its conversation go.
        idle = underWay.size === 0
        if (taken.length === 0 && freeAt(outbox, platform, null) <= realNow().getTime()) {
          taken = await lease(db, worker, realNow(), laneOf(outbox, platform.name), BATCH)
          tried += taken.length
        }
      }
      if (taken.length === 0 && underWay.size === 0) {
        if (idle) return tried
        continue
      }
      for (const message of taken.splice(0, CONVERSATIONS + settling.size - underWay.size))
        begin(message, deliverOne(outbox, platform, message))
      await Promise.race([...underWay.keys(), bell.rung()])
    }
  } finally {
    await Promise.all(underWay.keys())
  }
}

async function deliverOne(outbox: Outbox, platform: Platform, message: Message): Promise<void> {
  let card: Card | null
  let at: Date
  try {
    at = await outbox.now()
    card = await outbox.render(message, at)
  } catch (error) {
    return await cannotRender(outbox, message, error)
  }
  if (card === null) return await end(outbox, message, { state: unsaid(message) })
  const free = freeAt(outbox, platform, message)
  if (free > outbox.realNow().getTime())
    return await end(outbox, message, { state: 'due', notBefore: new Date(free) })
  outbox.pacer.sent(platform, message.recipient, outbox.realNow().getTime())
  let ref: Ref | null
  try {
    // Before it is sending: where else it may stand is not forgotten when this process dies.
    ref = message.doubtful ? await whereItArrived(outbox, platform, message) : message.ref
  } catch (error) {
    return await afterFailure(outbox, message, failureOf(error), error)
  }
  const { db, worker, realNow } = outbox
  const until = await startSending(db, message.id, worker, platform.name, realNow())
  if (!until) return
  // Stopped for so long, this process may have been taken for dead, and the message be another's.
  if (realNow() > until) return await end(outbox, message, { state: 'due' })
  const about = { ...message, platform: platform.name, ref }
  try {
    ref = await write(platform, about, card)
  } catch (error) {
    return await afterFailure(outbox, about, failureOf(error), error)
  }
  await sent(outbox, platform, message, ref, { card, at })
}

/** Edits the message where it stands, or makes it; returns where it stands now. */
async function write(platform: Platform, message: Message, card: Card): Promise<Ref> {
  const outgoing = { ...envelope(message), card }
  if (message.ref === null) return await platform.send(outgoing)
  await platform.update(message.ref, outgoing)
  return message.ref
}

/** What becomes of a message that has nothing (left) to say. */
const unsaid = ({ ref, doubtful }: Message): 'sent' | 'closed' | 'dropped' =>
  ref ? 'sent' : doubtful ? 'closed' : 'dropped'

/** When the message may go by the platform's limits; with null: when any may. */
const freeAt = ({ pacer, realNow }: Outbox, platform: Platform, message: Message | null): number =>
  pacer.freeAt(platform, message?.recipient ?? null, realNow().getTime())
