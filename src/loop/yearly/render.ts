import { listCard } from '../../cards/list.ts'
import { dateText, dayOf } from '../../domain/time/calendar.ts'
import type { Render } from '../kind.ts'
import { situation } from '../situation.ts'
import type { YearlyIntent } from './intent.ts'
import { publisherName, yearlyCommand } from './wording.ts'

/** The frozen numbers, which no correction moves: what this says stays true. */
export const renderYearlyPublished: Render<YearlyIntent> = async (pejl, { intent }, now) => {
  const known = await situation(pejl, intent.set, now)
  const status = known?.yearly.find(({ year }) => year === intent.year)
  if (!known || !status) return null
  const { title } = known.set
  const by = publisherName(known, status)
  return listCard(
    `Årsstatus for ${status.year} er offentliggjort`,
    `${title}. Offentliggjort ${dateText(dayOf(status.at))} af ${by}. Rettes et tal senere, står det her, som det blev offentliggjort, og rettelsen vises ved siden af.`,
    status.export.pejlemaerker.map((one) => ({
      heading: `${one.number}. ${one.title}: ${one.display}`,
      text: `Datagrundlag: ${one.coverage.text}`,
    })),
    [{ title: `Årsstatus ${status.year}`, command: yearlyCommand(pejl, known.set, status.year) }],
  )
}
