import type { PejlemaerkeStatus } from '../domain/barometer/pejlemaerke.ts'
import type { Card } from '../outbox/port.ts'
import { type StatusData, statusData, statusText } from './status.ts'

export type AnnouncementData = StatusData & { updated: string }

/** The living card of a pejlemærke in its leader channel: its status, edited in place. */
export function announcementCard(
  status: PejlemaerkeStatus,
  updated: string,
): Card & { data: AnnouncementData } {
  const data = { ...statusData(status), updated: `Senest ændret ${updated}.` }
  return { name: 'announcement', data, text: `${statusText(data)}\n${data.updated}` }
}
