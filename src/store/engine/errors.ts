/** Why the store cannot be used: one Danish sentence for the person who starts pejl. */
export class StoreError extends Error {
  override name = 'StoreError'
}

/** What the operating system or the database calls a failure: ENOSPC, ECONNREFUSED, or its message. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code }: NodeJS.ErrnoException = error
  return code ?? error.message
}
