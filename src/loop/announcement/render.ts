import { announcementCard } from '../../cards/announcement.ts'
import { pejlemaerkeStatus } from '../../domain/barometer/pejlemaerke.ts'
import { momentText } from '../../domain/time/calendar.ts'
import type { Render } from '../kind.ts'
import { pejlemaerkeName } from '../names.ts'
import { situation } from '../situation.ts'

/** The status as it stands, and when somebody last answered something about it. */
export const renderAnnouncement: Render<{ set: string; number: number }> = async (
  pejl,
  { intent, at },
  now,
) => {
  const known = await situation(pejl, intent.set, now)
  if (known === null) return null
  const { set, facts, answers, today } = known
  const status = pejlemaerkeStatus(set, intent.number, facts, { on: today })
  const shown = status.delmaal.flatMap((delmaal) => [delmaal, ...delmaal.parts])
  const codes = new Set(shown.map(({ code }) => code))
  const touched = answers.findLast(({ by, code }) => by !== null && codes.has(code))
  const topic = pejlemaerkeName(pejl, set, intent.number)
  return announcementCard(status, topic, momentText(touched?.at ?? at))
}
