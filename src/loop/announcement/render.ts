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
  const codes = status.delmaal.flatMap((delmaal) => [delmaal, ...delmaal.parts])
  const touched = answers.findLast(
    (answer) => answer.by !== null && codes.some(({ code }) => code === answer.code),
  )
  const topic = pejlemaerkeName(pejl, set, intent.number)
  return announcementCard(status, topic, momentText(touched?.at ?? at))
}
