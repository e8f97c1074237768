/** Creations that may have arrived or not: how they are settled. */
import { MESSAGE_COLUMNS, type Message, type Ref, readMessages } from './deliveries.ts'
import type { Tx } from './engine/open.ts'

/** A platform's creations of unknown outcome that may be looked up now. */
export async function uncertainMessages(db: Tx, platform: string, now: Date): Promise<Message[]> {
  return readMessages(
    await db.$queryRaw<unknown[]>`
      SELECT ${MESSAGE_COLUMNS} FROM message
      WHERE state = 'uncertain' AND platform = ${platform}
        AND (not_before IS NULL OR not_before <= ${now})`,
  )
}

/** What nobody finds out about: on other platforms than these, and on these since before a moment. */
export async function uncertainSince(
  db: Tx,
  before: Date,
  platforms: readonly string[],
): Promise<Message[]> {
  return readMessages(
    await db.$queryRaw<unknown[]>`
      SELECT ${MESSAGE_COLUMNS} FROM message
      WHERE state = 'uncertain'
        AND (platform <> ALL(${[...platforms]}::text[]) OR waiting_since <= ${before})`,
  )
}

/** Those of a platform that should show something else by now than when they were sent. */
export async function revisedMeanwhile(db: Tx, platform: string): Promise<Message[]> {
  return readMessages(
    await db.$queryRaw<unknown[]>`
      SELECT ${MESSAGE_COLUMNS} FROM message
      WHERE state = 'uncertain' AND platform = ${platform} AND revision <> sent_revision`,
  )
}

/** That this revision has been looked at: it does not settle the message. */
export async function seenRevised(db: Tx, { id, revision }: Message): Promise<void> {
  await db.message.updateMany({
    where: { id, state: 'uncertain' },
    data: { sentRevision: revision },
  })
}

/**
 * What a look-up gave that was begun at a moment: where the message stands, null when it does not, or that
 * it could not be found out. Nothing is changed when it has been sent again since: of that try it says
 * nothing, since one is looked up only when its call must have ended.
 */
export async function recordLookUp(
  db: Tx,
  { id }: Message,
  begun: Date,
  found: { ref: Ref | null; notBefore: Date | null } | { again: Date },
): Promise<void> {
  const data =
    'again' in found
      ? { lookUps: { increment: 1 }, notBefore: found.again }
      : {
          state: 'due' as const,
          doubtful: false,
          problem: null,
          notBefore: found.notBefore,
          ...(found.ref && { ref: found.ref }),
        }
  const isOfThisTry = { OR: [{ notBefore: null }, { notBefore: { lte: begun } }] }
  await db.message.updateMany({ where: { id, state: 'uncertain', ...isOfThisTry }, data })
}

/**
 * Nobody needs to know any more, or somebody has said that it arrived: it is neither edited nor sent
 * by itself. Returns whether it was uncertain until now, and of the `revision` that is spoken of.
 */
export async function close(db: Tx, id: string, revision?: number): Promise<boolean> {
  const { count } = await db.message.updateMany({
    where: { id, state: 'uncertain', revision },
    data: { state: 'closed', waitingSince: null, notBefore: null },
  })
  return count === 1
}

/**
 * Somebody wants it sent again, although it may have arrived: once the call that made it has ended, since
 * until then a look-up finds nothing. Returns whether it was uncertain.
 */
export async function sendAgain(db: Tx, id: string): Promise<boolean> {
  const { count } = await db.message.updateMany({
    where: { id, state: 'uncertain' },
    data: { state: 'due', attempts: 0 },
  })
  return count === 1
}

/** A message of unknown outcome, by the number that people are told; null when it is not (any more). */
export async function uncertainByNumber(db: Tx, seq: number): Promise<Message | null> {
  const [message] = readMessages(
    await db.$queryRaw<unknown[]>`
      SELECT ${MESSAGE_COLUMNS} FROM message WHERE state = 'uncertain' AND seq = ${seq}`,
  )
  return message ?? null
}

/** Every message of unknown outcome, oldest first. */
export async function allUncertain(db: Tx): Promise<Message[]> {
  return readMessages(
    await db.$queryRaw<unknown[]>`
      SELECT ${MESSAGE_COLUMNS} FROM message WHERE state = 'uncertain'`,
  )
}

/** Whether the outcome of a message is unknown still. */
export async function isUncertain(db: Tx, id: string): Promise<boolean> {
  return (await db.message.count({ where: { id, state: 'uncertain' } })) > 0
}

/**
 * The messages that questions of a kind are about, by their intents and their keys (`<prefix><id>`), and
 * of which all is known by now.
 */
export async function knownByNow(db: Tx, kind: string, prefix: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT about.id FROM message question
      JOIN message about ON about.id = (question.intent->>'message')::uuid
    WHERE question.kind = ${kind} AND question.key = ${prefix} || about.id
      AND (about.state IN ('sent', 'dropped', 'closed')
        OR about.state <> 'uncertain' AND NOT about.doubtful)`
  return rows.map(({ id }) => id)
}
