/** When the weekly digest goes out: Mondays at 08:00 in Copenhagen. */
import { addDays, at, dayOf, nextWorkday, weekday } from './calendar.ts'

const TIME = '08:00'

export type DigestTime = {
  /** The ISO date of the week's Monday, also when the digest goes out later in the week. */
  key: string
  /** Monday 08:00, or the first working day after a Monday that is a holiday. */
  at: Date
}

/** The newest digest that is due at a moment; after downtime only this one is sent. */
export function latestDigest(now: Date): DigestTime {
  const thisWeek = ofWeek(mondayOf(dayOf(now)))
  return thisWeek.at <= now ? thisWeek : ofWeek(addDays(thisWeek.key, -7))
}

/** The first digest after a moment. */
export function nextDigest(now: Date): DigestTime {
  return ofWeek(addDays(latestDigest(now).key, 7))
}

function ofWeek(monday: string): DigestTime {
  return { key: monday, at: timeOf(monday) }
}

function timeOf(monday: string): Date {
  return at(nextWorkday(monday), TIME)
}

function mondayOf(day: string): string {
  return addDays(day, 1 - weekday(day))
}
