import { type Failure, SendError } from './port.ts'

const FIRST_MS = 1_000
const LONGEST_MS = 15 * 60_000

/**
 * When to try again (real time): when the platform says, else after 1, 2, 4 … seconds up to a
 * quarter of an hour. A message is never given up for a passing fault.
 */
export function retryAt(now: Date, attempts: number, failure: Failure): Date {
  const wait =
    failure.kind === 'rate-limited'
      ? failure.retryAfterMs
      : Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1))
  return new Date(now.getTime() + wait)
}

/** What went wrong with a call to a platform. After an error of any other kind it may have arrived. */
export const failureOf = (error: unknown): Failure =>
  error instanceof SendError ? error.failure : { kind: 'uncertain' }
