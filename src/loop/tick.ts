import type { Kind } from './kind.ts'
import { kinds } from './kinds.ts'
import type { Pejl } from './pejl.ts'
import { situations } from './situation.ts'

/**
 * One turn of the loop. Nothing is decided here: each kind of message finds out for itself what its
 * time has come for, also what was missed, and claims it, so a turn too many changes nothing.
 */
export async function tick(pejl: Pejl, table: readonly Kind[] = kinds): Promise<void> {
  const now = await pejl.clock.now()
  const all = await situations(pejl, now)
  for (const { decide } of table) await decide?.(pejl, all, now)
  pejl.wake()
}
