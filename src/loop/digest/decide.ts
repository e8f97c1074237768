import { toChannel } from '../../domain/recipient.ts'
import { latestDigest } from '../../domain/time/digest-time.ts'
import { carry, claim, startedAt } from '../../store/claims.ts'
import { inTransaction, type Tx } from '../../store/engine/open.ts'
import { newestIntent } from '../../store/messages.ts'
import { newDecided } from '../decided.ts'
import { type Decide, put } from '../kind.ts'
import { channelOf } from '../known.ts'
import { claimKey, messageKey } from '../message-keys.ts'
import type { Situation } from '../situation.ts'
import { digest, digestSchema } from './intent.ts'

/** The week that was decided last. */
const decided = newDecided<string>(({ channels }) => channels)

/**
 * Once a week, puts each goal set's digest in the outbox for its management. It tells what happened
 * since the one before, however long ago: nothing falls between two digests when weeks were missed.
 */
export const sendDigests: Decide = async ({ db }, situations, now) => {
  const week = latestDigest(now)
  for (const situation of situations) {
    if (decided.last(situation) === week.key) continue
    await inTransaction(db, (tx) => sendDigest(tx, situation, week))
    decided.remember(situation, week.key)
  }
}

async function sendDigest(
  tx: Tx,
  situation: Situation,
  { key: monday, at }: ReturnType<typeof latestDigest>,
): Promise<void> {
  const { set, now } = situation
  const channel = channelOf(situation, null)
  const started = await startedAt(tx)
  if (!channel || started === null || at < started) return
  const last = await newestIntent(tx, digest.name, messageKey.digests(set.key))
  const since = last === null ? started : new Date(digestSchema.parse(last).until)
  if (last !== null && at <= since) return
  const claimed = await claim(tx, [
    { key: claimKey.digest(set.key, monday), kind: 'digest', at: now },
  ])
  if (claimed.size === 0) return
  const message = await put(tx, digest, {
    key: messageKey.digest(set.key, monday),
    intent: { set: set.key, since: since.toISOString(), until: at.toISOString() },
    recipient: toChannel(channel.key),
    at: now,
  })
  await carry(tx, [...claimed], message)
}
