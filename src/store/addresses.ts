/**
 * Where a platform finds a person or a channel, and whom it hears: its own ids, linked once. The
 * address is the platform's own; it says with a schema what it expects there.
 */
import type { z } from 'zod'
import type { Tx } from './engine/open.ts'

export type Address<T> = { recipient: string; externalId: string; address: T }

/** The addresses of one platform, of the shape that it keeps. */
export function addressBook<T extends object>(platform: string, schema: z.ZodType<T>) {
  const read = (row: { recipient: string; externalId: string; address: unknown }): Address<T> => ({
    recipient: row.recipient,
    externalId: row.externalId,
    address: schema.parse(row.address),
  })
  return {
    async of(db: Tx, recipient: string): Promise<Address<T> | null> {
      const row = await db.platformAddress.findUnique({
        where: { platform_recipient: { platform, recipient } },
      })
      return row && read(row)
    },

    /** Those whose recipient begins so; with an id, only those that have it. */
    async all(db: Tx, prefix: string, externalId?: string): Promise<Address<T>[]> {
      const rows = await db.platformAddress.findMany({
        where: { platform, recipient: { startsWith: prefix }, externalId },
      })
      return rows.map(read)
    },

    /** Those whose address has the value in the list of that name. */
    async having(
      db: Tx,
      prefix: string,
      list: keyof T & string,
      value: string,
    ): Promise<Address<T>[]> {
      const rows = await db.platformAddress.findMany({
        where: {
          platform,
          recipient: { startsWith: prefix },
          address: { path: [list], array_contains: [value] },
        },
      })
      return rows.map(read)
    },

    /** Keeps it unless there is one already; returns whether it is new. Of several at once one is. */
    async keepNew(db: Tx, address: Address<T>): Promise<boolean> {
      const data = { platform, ...address }
      const { count } = await db.platformAddress.createMany({ data, skipDuplicates: true })
      return count > 0
    },

    async keep(db: Tx, { recipient, externalId, address }: Address<T>): Promise<void> {
      const key = { platform, recipient }
      await db.platformAddress.upsert({
        where: { platform_recipient: key },
        create: { ...key, externalId, address },
        update: { externalId, address },
      })
    },

    async forget(db: Tx, recipients: readonly string[]): Promise<void> {
      await db.platformAddress.deleteMany({
        where: { platform, recipient: { in: [...recipients] } },
      })
    },
  }
}
