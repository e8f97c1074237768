import { noticeCard } from '../../cards/notice.ts'
import { dateText } from '../../domain/time/calendar.ts'
import type { Render } from '../kind.ts'
import { situation } from '../situation.ts'
import type { AdoptedIntent } from './intent.ts'

export const renderAdopted: Render<AdoptedIntent> = async (pejl, { intent }, now) => {
  const known = await situation(pejl, intent.set, now)
  if (known === null) return null
  const by = known.names.get(intent.by) ?? intent.by
  const { title, name } = known.set
  return noticeCard(
    `${title} følges nu op i pejl fra ${dateText(intent.startsOn)}. Det har ${by} sat i gang. Skriv »målsæt ${name}« for at se, hvad der følges.`,
  )
}
