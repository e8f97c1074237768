/** Takes away what nobody comes back to. The rule, and the reason for each part: prisma/README.md. */
import { setImmediate } from 'node:timers/promises'
import { type Recipient, toChannel, toPerson } from '../domain/recipient.ts'
import { Prisma } from '../generated/prisma/client.ts'
import type { Tx } from './engine/open.ts'

/** Kinds of messages that are about a moment, which passes. Every other kind stays. */
export const OF_A_MOMENT = [
  ...['reminder', 'answered-by-another', 'change', 'reflection', 'also-happened'],
  ...['problem', 'uncertain', 'waiting', 'sample', 'plan-reminder', 'step-answered'],
  'restated',
]

/** How old it is at least, in domain time: long past the last step of any ladder. */
const AGE = Prisma.sql`interval '2 years'`

/** Posts that stay in each conversation of the web chat, however old. */
const NEWEST_POSTS = 200

/** Rows a statement takes away, and how many it looks through. Everybody else waits for a statement. */
const BATCH = 100
const STRETCH = 1_000

/** Prunes messages, and then the posts that no message stands behind; returns how many of each. */
export async function prune(db: Tx, now: Date): Promise<{ messages: number; posts: number }> {
  const before = Prisma.sql`${now}::timestamptz - ${AGE}`
  return { messages: await pruneMessages(db, before), posts: await prunePosts(db, before) }
}

/**
 * Only what has ended: sent as it should look, or dropped. What carries a figure or a step that nobody
 * has answered for yet is kept, since it can still be answered and is edited then. The claims of what goes
 * stay, and name no message any more. What another process holds is left to the next night: waiting
 * for it could stop an answer.
 */
async function pruneMessages(db: Tx, before: Prisma.Sql): Promise<number> {
  const newest = await db.message.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } })
  let pruned = 0
  for (let first = 0; first <= (newest?.seq ?? 0); first += STRETCH)
    pruned += await inTurns(
      () => db.$executeRaw`
        DELETE FROM message WHERE id IN (
          SELECT id FROM message
          WHERE state IN ('sent', 'dropped') AND seq >= ${first} AND seq < ${first + STRETCH}
            AND kind = ANY(${OF_A_MOMENT}) AND at < ${before}
            AND NOT EXISTS (
              SELECT FROM claim LEFT JOIN measurement USING (delmaal_id, period)
                LEFT JOIN plan_answer USING (delmaal_id, period)
              WHERE claim.message_id = message.id AND claim.delmaal_id IS NOT NULL
                AND measurement.revision IS NULL AND plan_answer.revision IS NULL)
          LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
    )
  return pruned
}

/** A root stays with its replies: no page shows them without it. */
async function prunePosts(db: Tx, before: Prisma.Sql): Promise<number> {
  let pruned = 0
  for (const conversation of await conversations(db))
    pruned += await inTurns(
      () => db.$executeRaw`
        DELETE FROM web_post WHERE id IN (
          SELECT id FROM web_post
          WHERE conversation = ${conversation} AND at < ${before}
            AND id <= (
              SELECT id FROM web_post WHERE conversation = ${conversation}
              ORDER BY id DESC OFFSET ${NEWEST_POSTS} LIMIT 1)
            AND NOT EXISTS (SELECT FROM message WHERE message.id = web_post.message_id)
            AND id NOT IN (
              SELECT root_id FROM web_post
              WHERE conversation = ${conversation} AND root_id IS NOT NULL)
          LIMIT ${BATCH})`,
    )
  return pruned
}

async function conversations(db: Tx): Promise<Recipient[]> {
  const people = await db.person.findMany({ select: { key: true } })
  const channels = await db.channel.findMany({ select: { key: true } })
  return [...people.map(({ key }) => toPerson(key)), ...channels.map(({ key }) => toChannel(key))]
}

/**
 * Repeats a statement until it finds fewer rows than a batch; returns how many there were. The
 * embedded store answers without ever letting go of the process, so others are let in between.
 */
async function inTurns(statement: () => Promise<number>): Promise<number> {
  for (let total = 0; ; ) {
    const count = await statement()
    await setImmediate()
    total += count
    if (count < BATCH) return total
  }
}
