import { Prisma } from '../generated/prisma/client.ts'

/** Why the store cannot be used: one Danish sentence for the person who starts pejl. */
export class StoreError extends Error {
  override name = 'StoreError'
}

/**
 * Whether a row was refused because its unique key is taken, on either engine, by a model call or
 * by raw SQL. Ask outside the transaction: PostgreSQL has given that one up already, and a
 * transaction function that catches the error and returns is rolled back without a word. Inside one
 * use `createMany` with `skipDuplicates`.
 */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  if (error.code === 'P2002') return true
  const driver = error.meta?.driverAdapterError as { cause?: { kind?: string } } | undefined
  return error.code === 'P2010' && driver?.cause?.kind === 'UniqueConstraintViolation'
}

/** What the operating system or the database calls a failure: ENOSPC, ECONNREFUSED, or its message. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return (error as NodeJS.ErrnoException).code ?? error.message
}
