import type { PejlemaerkeStatus } from '../domain/barometer/status.ts'
import { type StatusData, statusData, statusText } from './status.ts'

export type AnnouncementData = StatusData & { updated: string }
export type AnnouncementCard = { name: 'announcement'; data: AnnouncementData; text: string }

/**
 * The living card of a pejlemærke in its leader channel: its status, edited in place.
 * @param standing what is said first: how its period ended
 */
export function announcementCard(
  status: PejlemaerkeStatus,
  topic: string,
  uncertainty: string,
  updated: string,
  standing = '',
): AnnouncementCard {
  const shown = { ...statusData(status, topic, uncertainty), standing }
  const data = { ...shown, updated: `Senest ændret ${updated}.` }
  return { name: 'announcement', data, text: `${statusText(data)}\n${data.updated}` }
}
