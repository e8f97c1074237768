/** Creations that may have arrived or not: how they come about, and how they are settled. */
import { MESSAGE_COLUMNS, type Message, type Ref, readMessages } from './deliveries.ts'
import type { Tx } from './engine/open.ts'

/**
 * Gives back what a process left when it died: a leased message and an edit become due again; a
 * creation that was under way may have arrived, and becomes uncertain. Returns the uncertain ones.
 */
export async function recover(db: Tx, now: Date): Promise<Message[]> {
  const rows = await db.$queryRaw<{ state: string }[]>`
    UPDATE message SET
      problem = CASE WHEN state = 'sending' AND ref IS NULL THEN 'uncertain' ELSE problem END,
      state = CASE WHEN state = 'sending' AND ref IS NULL THEN 'uncertain'::message_state ELSE 'due' END,
      leased_by = NULL, leased_until = NULL
    WHERE leased_until < ${now} AND state IN ('leased', 'sending')
    RETURNING message.state::text AS state, ${MESSAGE_COLUMNS}`
  return readMessages(rows.filter(({ state }) => state === 'uncertain'))
}

/** The creations of unknown outcome that may be looked up now. */
export async function uncertainMessages(db: Tx, now: Date): Promise<Message[]> {
  return readMessages(
    await db.$queryRaw<unknown[]>`
      SELECT ${MESSAGE_COLUMNS} FROM message
      WHERE state = 'uncertain' AND (not_before IS NULL OR not_before <= ${now})`,
  )
}

/**
 * What a look-up gave: where the message stands, null when it does not, or that it could not be
 * found out. Nothing is changed when somebody has tried again since (`attempts`).
 */
export async function settle(
  db: Tx,
  { id, attempts }: Message,
  found: { ref: Ref | null; notBefore: Date | null } | { again: Date },
): Promise<void> {
  const data =
    'again' in found
      ? { attempts: attempts + 1, notBefore: found.again }
      : {
          state: 'due' as const,
          problem: null,
          notBefore: found.notBefore,
          ...(found.ref && { ref: found.ref }),
        }
  await db.message.updateMany({ where: { id, state: 'uncertain', attempts }, data })
}
