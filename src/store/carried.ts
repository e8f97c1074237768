/** Which questions a reminder carries, of figures or of a plan's steps, and which older reminders it takes over from. */
import { delmaalId, type QuestionKey, readDelmaalId } from '../domain/figure-key.ts'
import { Prisma } from '../generated/prisma/client.ts'
import type { Tx } from './engine/open.ts'
import { IN_FRONT } from './in-front.ts'
import { REVISED } from './messages.ts'

/** A message called "newer" is there to be read: the older ones need not ask for the same. */
export const NEWER_STANDS = Prisma.sql`
  (newer.state = 'sent' OR newer.ref IS NOT NULL AND newer.state NOT IN ('failed', 'dropped'))`

/** A question that a reminder carries. */
export type Carried = QuestionKey & {
  /** A newer reminder that stands asks the person for it too. */
  askedAnew: boolean
}

const danish = new Intl.Collator('da', { numeric: true })

/** The questions that a reminder carries: those that were claimed first come first, then by code. */
export async function carriedBy(db: Tx, messageId: string): Promise<Carried[]> {
  const rows = await db.$queryRaw<
    { delmaalId: string; period: string; askedAnew: boolean; at: Date }[]
  >`
    SELECT own.delmaal_id AS "delmaalId", own.period, min(own.at) AS at,
      bool_or(newer.id IS NOT NULL) AS "askedAnew"
    FROM claim own
      JOIN message shown ON shown.id = own.message_id
      LEFT JOIN claim later ON later.delmaal_id = own.delmaal_id AND later.period = own.period
        AND later.kind = own.kind AND later.person_key = own.person_key
      LEFT JOIN message newer ON newer.id = later.message_id
        AND newer.seq > shown.seq AND ${NEWER_STANDS}
    WHERE own.message_id = ${messageId}::uuid AND own.delmaal_id IS NOT NULL
    GROUP BY own.delmaal_id, own.period`
  return rows
    .map(({ delmaalId: id, ...row }) => ({ ...readDelmaalId(id), ...row }))
    .sort(
      (a, b) =>
        a.at.getTime() - b.at.getTime() ||
        danish.compare(a.code, b.code) ||
        danish.compare(a.period, b.period),
    )
    .map(({ at: _, ...carried }) => carried)
}

/** Remembers that older messages have to make way for this one, once it stands. */
export async function willTakeOver(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE message SET intent = intent || '{"takesOver": true}' WHERE id = ${id}::uuid`
}

/** A newer reminder that older ones have to make way for, once it stands. */
export type TakingOver = { id: string; stands: boolean }

/**
 * Those that have not taken over yet; one that had nothing to say, or may have arrived and cannot be
 * found, never will.
 */
export async function takingOver(db: Tx, kind: string): Promise<TakingOver[]> {
  return await db.$queryRaw<TakingOver[]>`
    SELECT id, ${NEWER_STANDS} AS stands FROM message newer
    WHERE kind = ${kind} AND intent @> '{"takesOver": true}' AND state NOT IN ('dropped', 'closed')`
}

/**
 * These take over: the older ones that ask a person for the same are to say so. Those that another
 * has taken the same over from already say it.
 */
export async function takeOver(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE message SET intent = intent - 'takesOver' WHERE id = ANY(${[...ids]}::uuid[])`
  await tx.$executeRaw`
    UPDATE message SET ${REVISED}, intent = message.intent - 'behind'
    WHERE id IN (
      SELECT older.id FROM claim own JOIN message latest ON latest.id = own.message_id
        JOIN claim earlier ON earlier.delmaal_id = own.delmaal_id AND earlier.period = own.period
          AND earlier.person_key = own.person_key AND earlier.kind = own.kind
        JOIN message older ON older.id = earlier.message_id AND older.seq < latest.seq
      WHERE latest.id = ANY(${[...ids]}::uuid[]) AND NOT EXISTS (
        SELECT FROM claim later JOIN message newer ON newer.id = later.message_id
        WHERE later.delmaal_id = own.delmaal_id AND later.period = own.period
          AND later.person_key = own.person_key AND later.kind = own.kind
          AND newer.seq > older.seq AND newer.seq < latest.seq AND ${NEWER_STANDS}))`
}

/** A message in front of a person. */
export type InFront = { id: string; personKey: string; intent: unknown }

/**
 * The same for the messages that carry a question, which a person has answered: they show it, and change
 * with it, and are no longer behind (in-front.ts). Where a newer one stands the older ones say so,
 * whatever is answered, and do not change. Those in front of others, who may be typing in them, are
 * left as they are and returned; of unknown outcome, they should say less if they come to be sent.
 */
export async function reviseCarriers(
  tx: Tx,
  { period, ...delmaal }: QuestionKey,
  answeredBy: string,
): Promise<InFront[]> {
  return await tx.$queryRaw<InFront[]>`
    WITH carrier AS (
      SELECT DISTINCT ON (message.id) message.id, message.intent, claim.person_key AS "personKey",
        ${IN_FRONT} AND claim.person_key <> ${answeredBy} AS others,
        message.state = 'uncertain' AS unknown
      FROM claim JOIN message ON message.id = claim.message_id
      WHERE claim.delmaal_id = ${delmaalId(delmaal)} AND claim.period = ${period}
        AND NOT EXISTS (
          SELECT FROM claim later JOIN message newer ON newer.id = later.message_id
          WHERE later.delmaal_id = claim.delmaal_id AND later.period = claim.period
            AND later.person_key = claim.person_key AND later.kind = claim.kind
            AND newer.seq > message.seq AND ${NEWER_STANDS})),
    revised AS (
      UPDATE message SET ${REVISED}, intent = message.intent - 'behind'
      WHERE id IN (SELECT id FROM carrier WHERE NOT others OR unknown))
    SELECT id, "personKey", intent FROM carrier WHERE others`
}

/** A person's other messages that carry any of the questions this one does. */
export async function othersCarrying(tx: Tx, messageId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT other.message_id AS id
    FROM claim own JOIN claim other ON other.delmaal_id = own.delmaal_id
      AND other.period = own.period AND other.person_key = own.person_key AND other.kind = own.kind
    WHERE own.message_id = ${messageId}::uuid AND other.message_id <> own.message_id`
  return rows.map(({ id }) => id)
}
