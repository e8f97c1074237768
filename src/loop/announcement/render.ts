import { announcementCard } from '../../cards/announcement.ts'
import { backgroundWords } from '../../domain/background-words.ts'
import { pejlemaerkeStatus } from '../../domain/barometer/pejlemaerke.ts'
import { dateText, dayOf, momentText } from '../../domain/time/calendar.ts'
import type { Render } from '../kind.ts'
import { pejlemaerkeName } from '../names.ts'
import { type Situation, situation } from '../situation.ts'

/** The status as it stands, and when somebody last answered something about it. */
export const renderAnnouncement: Render<{ set: string; number: number }> = async (
  pejl,
  { intent, at },
  now,
) => {
  const known = await situation(pejl, intent.set, now)
  if (known === null) return null
  const { set, facts, answers, today } = known
  const plain = pejlemaerkeStatus(set, intent.number, facts, { on: today })
  const status = { ...plain, notes: [...plain.notes, ...backgroundNews(known, intent.number)] }
  const shown = status.delmaal.flatMap((delmaal) => [delmaal, ...delmaal.parts])
  const codes = new Set(shown.map(({ code }) => code))
  const touched = answers.findLast(({ by, code }) => by !== null && codes.has(code))
  const topic = pejlemaerkeName(pejl, set, intent.number)
  return announcementCard(status, topic, momentText(touched?.at ?? at))
}

/** How many of the newest are told. */
const NEWS = 2

/** "Ny årsag den 4. januar 2016: …", of what people have added and ended; the newest first. */
function backgroundNews({ background }: Situation, number: number): string[] {
  const told = background
    .filter((one) => one.pejlemaerke === number)
    .flatMap((one) => {
      const { one: word, fresh } = backgroundWords(one.kind)
      const text = [one.code, one.text].filter((part) => part !== '').join(' ')
      const line = (at: Date, what: string) => ({
        at,
        text: `${what} ${dateText(dayOf(at))}: ${text}`,
      })
      return [
        ...(one.addedBy === null ? [] : [line(one.addedAt, `${fresh} ${word}`)]),
        ...(one.ended?.by ? [line(one.ended.at, `${word} afsluttet`)] : []),
      ]
    })
  return told
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, NEWS)
    .map((one) => one.text)
}
