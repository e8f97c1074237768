/** What a reminder says of one figure: why it is asked for, what is known of it, and the receipt. */
import type { Answer } from '../../domain/answer/answers.ts'
import { type FigureQuestion, sourceText } from '../../domain/answer/question.ts'
import { targetText } from '../../domain/barometer/target.ts'
import { formatFigure } from '../../domain/figures/danish-format.ts'
import { dueDate, periodText } from '../../domain/time/cadence.ts'
import { dateText, shortDateText } from '../../domain/time/calendar.ts'
import type { Open } from '../../domain/time/due.ts'
import type { FigureState } from '../../domain/time/figure-state.ts'

/** Why somebody is asked for a figure now. */
export type Why = {
  /** "Tallet for 1D for 2015 skal indberettes senest den 1. februar 2016." */
  alone: string
  /** "Tallene for 2015 skal …", for figures that share it; "" for one with a story of its own. */
  together: string
  /** Said to the controller, who is asked because nobody owns the figure; else "". */
  ownerless: string
}

/**
 * `awaited` is null when the figure is not asked for at the moment; `ownerless` is "" where somebody
 * owns it; `own`: what is known of it is the reader's own answer.
 */
export function whyAsked(
  { name, delmaal: { cadence }, period, known, today }: FigureQuestion,
  awaited: Open | null,
  ownerless: string,
  own: boolean,
): Why {
  const when = periodText(period)
  const figure = `Tallet for ${name} for ${when}`
  const apart = (alone: string): Why => ({ alone, together: '', ownerless })
  const shared = (rest: string): Why => ({
    alone: `${figure} ${rest}`,
    together: `Tallene for ${when} ${rest}`,
    ownerless,
  })
  if (known?.kind === 'figure')
    return apart(
      own
        ? `${figure} kan rettes her.`
        : `${name} for ${when} er registreret som ${known.text} ${sourceText(known)}. Tallet kan rettes her.`,
    )
  if (awaited === null) return shared('kan indberettes her.')
  if (awaited.reopened) {
    const until = awaited.due > today ? ` og skal indberettes senest ${dateText(awaited.due)}` : ''
    return apart(`${figure} afventes igen${because(awaited.reason)}${until}.`)
  }
  if (awaited.moved && awaited.due <= today)
    return apart(
      `${figure} var forventet ${dateText(awaited.due)} (${awaited.reason}). Findes det nu?`,
    )
  if (awaited.due === today) return shared(`skal indberettes i dag, ${shortDateText(today)}.`)
  if (awaited.due < today)
    return shared(`afventes stadig; fristen var ${dateText(dueDate(period, cadence))}.`)
  return shared(`skal indberettes senest ${dateText(awaited.due)}.`)
}

/**
 * Said to the controller of a figure that nobody owns.
 * @param byFile whether people.yaml says whose the goal set's figures are
 */
export const ownerlessText = (name: string, byFile: boolean): string =>
  `${name} har endnu ingen dataejer, så derfor spørger jeg dig. ${byFile ? 'En dataejer vælges i people.yaml.' : `Vælg en med fx »målsæt ejer ${name} dataejer skole«.`}`

/** A receipt; several in one card thank once. Both parts are "" where there is no answer. */
export type Receipt = { thanks: string; text: string }

/** Repeats the answer as it was understood; another's (not `own`) with who gave it. */
export function receiptOf(
  answer: Answer | null,
  { name, delmaal, known }: FigureQuestion,
  own: boolean,
): Receipt {
  if (answer === null || known === null) return { thanks: '', text: '' }
  const figure = `${name} for ${periodText(answer.period)}`
  const source = own ? '' : ` ${sourceText(known)}`
  const told = own ? '' : `, meddelt${source}`
  const thanks = own ? 'Tak for beskeden.' : ''
  switch (answer.kind) {
    case 'figure':
      return {
        thanks: own ? 'Tak.' : '',
        text: `${figure} er registreret som ${formatFigure(answer.value, delmaal.unit)}${source}. Du kan altid rette tallet.`,
      }
    case 'postponement':
      return {
        thanks,
        text: `Tallet for ${figure} forventes ${dateText(answer.expectedOn)}${told}, og så spørger jeg igen.`,
      }
    case 'given-up':
      return {
        thanks,
        text: `Tallet for ${figure} kommer ikke (${answer.reason})${told}. Jeg spørger ikke igen. Kommer det alligevel, er det velkomment, og en controller kan fortryde med »genoptag ${figure}«.`,
      }
    case 'reopened':
      return { thanks: '', text: `Tallet for ${figure} afventes igen${because(answer.reason)}.` }
  }
}

const because = (reason: string): string => (reason === '' ? '' : ` (${reason})`)

/** Of a figure that nobody waits for any more, though nobody has said that it does not come. */
export function letGoText(state: FigureState, { name, period }: FigureQuestion): string {
  const when = periodText(period)
  const figure = `Tallet for ${name} for ${when}`
  const still = `Har du det, kan du skrive »indberet ${name} TAL for ${when}«.`
  if (state.kind === 'overtaken')
    return `${figure} afventes ikke længere, for der er et tal for ${periodText(state.by)}. ${still}`
  if (state.kind === 'past')
    return `${figure} blev ikke indberettet og afventes ikke længere. ${still}`
  return ''
}

/** Where a newer reminder asks for what this one asked for. */
export const MOVED = 'Spørgsmålet står nu i en nyere påmindelse.'

/** "Baseline var 859 (2013), seneste tal var 828 (2014), og målet er 1.000 i 2017." */
export function factsText({ delmaal, baseline, last }: FigureQuestion): string {
  const { unit, target, targetYear, direction } = delmaal
  const aim =
    target.kind === 'not-set'
      ? 'målet er ikke fastsat endnu'
      : target.kind === 'year-on-year'
        ? `målet er, at tallet ${direction === 'less' ? 'falder' : 'stiger'} år for år til ${targetYear}`
        : `målet er ${targetText(target, unit, baseline?.value ?? null)} i ${targetYear}`
  if (baseline === null)
    return `Der er ingen baseline endnu, og ${aim}. Det første tal bliver baseline, når en controller har bekræftet det.`
  const before = last
    ? `, seneste tal var ${formatFigure(last.value, unit)} (${periodText(last.period)})`
    : ''
  return `Baseline var ${formatFigure(baseline.value, unit)} (${baseline.year})${before}, og ${aim}.`
}
