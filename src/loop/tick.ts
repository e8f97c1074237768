import { standAll } from './announce.ts'
import { digest } from './digest.ts'
import type { Pejl } from './pejl.ts'
import { remind } from './remind.ts'

/**
 * One turn of the loop. Nothing is decided here: each step finds out for itself what its time has
 * come for, also what was missed, and claims it, so a tick too many changes nothing.
 */
export async function tick(pejl: Pejl): Promise<void> {
  const now = await pejl.clock.now()
  await standAll(pejl, now)
  await remind(pejl, now)
  await digest(pejl, now)
}
