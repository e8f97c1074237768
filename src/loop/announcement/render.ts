import { type AnnouncementCard, announcementCard } from '../../cards/announcement.ts'
import { backgroundWords, proposalName } from '../../domain/background-words.ts'
import { uncertaintyOf } from '../../domain/chance/words.ts'
import { withParts } from '../../domain/goal-set.ts'
import { dateText, dayOf, momentText } from '../../domain/time/calendar.ts'
import { notThereNotes } from '../awaited.ts'
import { besideItsEnd, endText, finalIn } from '../closing/final.ts'
import type { Render } from '../kind.ts'
import { pejlemaerkeName } from '../names.ts'
import type { Pejl } from '../pejl.ts'
import { type Situation, situation } from '../situation.ts'
import { statusOf } from '../status-of.ts'

export const renderAnnouncement: Render<{ set: string; number: number }> = async (
  pejl,
  { intent, at },
  now,
) => {
  const known = await situation(pejl, intent.set, now)
  return known && announcementOf(pejl, known, intent.number, at)
}

/**
 * The status as it stands in a situation, and when somebody last answered or changed something about it.
 * @param made when the card was first put in the outbox: it changed last then, when nothing has happened since
 */
export function announcementOf(
  pejl: Pick<Pejl, 'sets'>,
  known: Situation,
  number: number,
  made: Date,
): AnnouncementCard {
  const { set, answers } = known
  const plain = statusOf(known, number)
  const news = backgroundNews(known, number)
  const told = news.slice(0, NEWS).map(({ text }) => text)
  const shown = plain.delmaal.flatMap((one) => withParts(one))
  const codes = new Set(shown.map(({ code }) => code))
  const notThere = notThereNotes(known, [...codes], null)
  const status = { ...plain, notes: [...plain.notes, ...notThere, ...told] }
  const touched = answers.findLast(({ by, code }) => by !== null && codes.has(code))
  const [newest] = [...(touched ? [touched] : []), ...news.slice(0, 1)].sort(latestFirst)
  const topic = pejlemaerkeName(pejl, set, number)
  const updated = momentText(newest?.at ?? made)
  const beside = finalIn(known, number) === null ? status : besideItsEnd(status)
  return announcementCard(
    ...([beside, topic, uncertaintyOf(set, status), updated, endText(known, number)] as const),
  )
}

/** How many of the newest are told. */
const NEWS = 2

const latestFirst = (a: { at: Date }, b: { at: Date }) => b.at.getTime() - a.at.getTime()

/** "Ny årsag den 4. januar 2016: …": each entry that people have added or ended, as it stands now; the newest first. */
const backgroundNews = ({ background, set }: Situation, number: number) =>
  background
    .filter((one) => one.pejlemaerke === number)
    .flatMap((one) => {
      const { one: word, fresh } = backgroundWords(one.kind)
      const name = one.text === '' ? proposalName(set, one.code) : one.text
      const line = (at: Date, what: string) => ({
        at,
        text: `${what} ${dateText(dayOf(at))}: ${one.code === '' ? '' : `${one.code} `}${name}`,
      })
      if (one.ended) return one.ended.by ? [line(one.ended.at, `${word} afsluttet`)] : []
      return one.addedBy === null ? [] : [line(one.addedAt, `${fresh} ${word}`)]
    })
    .sort(latestFirst)
