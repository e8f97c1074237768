import type { DemoClock } from './clock.ts'
import type { Pejl } from './loop/pejl.ts'
import { tick } from './loop/tick.ts'
import { upcoming } from './loop/upcoming.ts'

/**
 * Moves the demo clock to a later time and runs everything that falls in between, each at its own
 * time, as if pejl had been running.
 */
export async function advance(
  pejl: Pejl,
  clock: DemoClock,
  to: Date,
  drain: () => Promise<void>,
): Promise<void> {
  for (;;) {
    const next = await upcoming(pejl, await clock.now())
    if (next.at > to) break
    await clock.moveTo(next.at)
    await tick(pejl)
    await drain()
  }
  await clock.moveTo(to)
  await tick(pejl)
  await drain()
}
