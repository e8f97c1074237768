import type { Prisma } from '../../generated/prisma/client.ts'

/** One of the two engines, migrated and ready for Prisma. */
export type Engine = {
  adapter: NonNullable<Prisma.PrismaClientOptions['adapter']>
  close(): Promise<void>
}
