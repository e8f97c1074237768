/** The demo clock as the page moves it. */
import { DateTime } from 'luxon'
import { Refusal } from '../http.ts'
import type { Demo } from '../platform-context.ts'

/** A year and a day: further, and the page would wait for too many weeks at once. */
const FURTHEST_DAYS = 366

/** Moves the clock: "next", "+1d", "+7d" (calendar days in Copenhagen) or an ISO time. */
export async function moveClock(demo: Demo, to: string): Promise<void> {
  const now = DateTime.fromJSDate(await demo.now(), { zone: 'Europe/Copenhagen' })
  const target = await targetOf(demo, now, to)
  if (target <= now) throw new Refusal(400, 'Uret kan kun stilles frem.')
  if (to !== 'next' && target > now.plus({ days: FURTHEST_DAYS }))
    throw new Refusal(400, 'Uret kan højst stilles et år frem ad gangen.')
  await demo.advanceTo(target.toJSDate())
}

async function targetOf(demo: Demo, now: DateTime, to: string): Promise<DateTime> {
  if (to === '+1d') return now.plus({ days: 1 })
  if (to === '+7d') return now.plus({ days: 7 })
  if (to !== 'next') return DateTime.fromISO(to)
  const next = await demo.next()
  if (!next) throw new Refusal(409, 'Der er ikke mere, der sker af sig selv.')
  return DateTime.fromJSDate(next.at)
}

/** What the page's clock shows. */
export async function clockFace(demo: Demo): Promise<object> {
  const next = await demo.next()
  return { now: await demo.now(), next: next && { at: next.at, what: next.what } }
}
