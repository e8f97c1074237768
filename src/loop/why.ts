/** Why somebody is asked for a figure now. */
import { dueDate, periodText } from '../domain/time/cadence.ts'
import { dateText, shortDateText } from '../domain/time/calendar.ts'
import type { Open } from '../domain/time/due.ts'
import type { FigureQuestion } from '../domain/answer/question.ts'

export type Why = {
  /** "Tallet for 1D for 2015 skal indberettes senest den 1. februar 2016." */
  alone: string
  /** "Tallene for 2015 skal …", for figures that share it; "" for one with a story of its own. */
  together: string
  /** Said to the controller, who is asked because nobody owns the figure; else "". */
  ownerless: string
}

/** `awaited` is null when the figure is not asked for at the moment. */
export function whyAsked(
  { delmaal: { code, cadence }, period, known, today }: FigureQuestion,
  awaited: Open | null,
  owned: boolean,
): Why {
  const when = periodText(period)
  const figure = `Tallet for ${code} for ${when}`
  const ownerless = owned
    ? ''
    : `${code} har endnu ingen dataejer, så derfor spørger jeg dig. En dataejer vælges i people.yaml.`
  const own = (alone: string): Why => ({ alone, together: '', ownerless })
  const shared = (rest: string): Why => ({
    alone: `${figure} ${rest}`,
    together: `Tallene for ${when} ${rest}`,
    ownerless,
  })
  if (known?.kind === 'figure') return own(`${figure} kan rettes her.`)
  if (awaited === null) return shared('kan indberettes her.')
  if (awaited.moved && awaited.due <= today)
    return own(`${figure} var ventet ${dateText(awaited.due)} (${awaited.reason}). Findes det nu?`)
  if (awaited.due === today) return shared(`skal indberettes i dag, ${shortDateText(today)}.`)
  if (awaited.due < today)
    return shared(`afventes stadig; fristen var ${dateText(dueDate(period, cadence))}.`)
  return shared(`skal indberettes senest ${dateText(awaited.due)}.`)
}
