import type { Message, PrismaClient } from '../generated/prisma/client.ts'

/** How long one process may hold a message before another takes it. Longer than any send lasts. */
const LEASE_MS = 60_000

export const leaseEnd = (now: Date): Date => new Date(now.getTime() + LEASE_MS)

/**
 * Takes up to `limit` due messages for this worker. A thread reply waits for its root to stand, and
 * for the replies before it that do not stand yet. Times are real time.
 */
export async function lease(
  prisma: PrismaClient,
  worker: string,
  now: Date,
  limit: number,
): Promise<Message[]> {
  const until = leaseEnd(now)
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    WITH next AS (
      SELECT message.id FROM message LEFT JOIN message root ON root.id = message.root_id
      WHERE message.state = 'due'
        AND (message.not_before IS NULL OR message.not_before <= ${now})
        AND (message.root_id IS NULL OR root.ref IS NOT NULL)
        AND NOT EXISTS (
          SELECT 1 FROM message earlier
          WHERE earlier.root_id = message.root_id AND earlier.seq < message.seq
            AND earlier.ref IS NULL AND earlier.state IN ('due', 'leased', 'sending'))
      ORDER BY message.seq LIMIT ${limit} FOR UPDATE OF message SKIP LOCKED)
    UPDATE message
    SET state = 'leased', leased_by = ${worker}::uuid, leased_until = ${until}
    FROM next WHERE message.id = next.id
    RETURNING message.id`
  return await prisma.message.findMany({
    where: { id: { in: rows.map((row) => row.id) }, leasedBy: worker },
    orderBy: { seq: 'asc' },
  })
}

/**
 * Gives back what a process left when it died: a leased message and an edit become due again; a
 * creation that was under way may have arrived, and becomes uncertain. Returns the uncertain ones.
 */
export async function recover(prisma: PrismaClient, now: Date): Promise<Message[]> {
  const expired = { leasedUntil: { lt: now } }
  const free = { leasedBy: null, leasedUntil: null }
  await prisma.$executeRaw`
    UPDATE message SET state = 'due', leased_by = NULL, leased_until = NULL
    WHERE leased_until < ${now}
      AND (state = 'leased' OR (state = 'sending' AND ref IS NOT NULL))`
  return await prisma.message.updateManyAndReturn({
    where: { state: 'sending', ...expired },
    data: { state: 'uncertain', problem: 'uncertain', ...free },
  })
}

/** At start, on a store that nobody else can hold: every lease is a dead process's. */
export async function endLeases(prisma: PrismaClient): Promise<void> {
  await prisma.message.updateMany({
    where: { leasedUntil: { not: null } },
    data: { leasedUntil: new Date(0) },
  })
}
