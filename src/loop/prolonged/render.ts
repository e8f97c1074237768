import { noticeCard } from '../../cards/notice.ts'
import { sentence } from '../../domain/danish-text.ts'
import type { Render } from '../kind.ts'
import { situation } from '../situation.ts'
import type { ProlongedIntent } from './intent.ts'

export const renderProlonged: Render<ProlongedIntent> = async (pejl, { intent }, now) => {
  const known = await situation(pejl, intent.set, now)
  if (known === null) return null
  const { fromYear, toYear, reason, by } = intent
  const what = toYear > fromYear ? 'forlænget' : 'ændret'
  const why = reason === '' ? '' : ` Begrundelsen er: ${sentence(reason)}`
  return noticeCard(
    `${known.set.title}: perioden er ${what} fra ${fromYear} til ${toYear} af ${known.names.get(by) ?? by}. De mål, der skulle nås i ${fromYear}, skal nås i ${toYear}, og planen regnes derefter.${why}`,
  )
}
