/** A year before it is published: what stands so far, what would be published, and publishing it. */
import { createHash } from 'node:crypto'
import { listCard } from '../../cards/list.ts'
import { linesText, listText } from '../../domain/danish-text.ts'
import { leaves } from '../../domain/goal-set.ts'
import { may, refusal } from '../../domain/rights.ts'
import { dateText } from '../../domain/time/calendar.ts'
import { yearlyExport } from '../../domain/yearly/export.ts'
import type { StatusExport } from '../../domain/yearly/shape.ts'
import type { Pejl } from '../../loop/pejl.ts'
import type { Situation } from '../../loop/situation.ts'
import { publishYear } from '../../loop/yearly/publish.ts'
import { yearlyCommand } from '../../loop/yearly/wording.ts'
import { no } from '../answers.ts'
import type { Invocation, Outcome } from '../command.ts'
import { notFollowed } from '../not-followed.ts'
import { missingIn } from './missing.ts'
import { publishedYear } from './published-year.ts'

export const isOver = ({ today }: Situation, year: number): boolean => today > `${year}-12-31`

/** What would be published now, with what is missing and why, and the button that does it. */
export function preview(pejl: Pejl, known: Situation, year: number, first = ''): Outcome {
  const made = yearlyExport(known, year)
  const command = `${yearlyCommand(pejl, known.set, year)} offentliggør ${codeOf(made)}`
  return {
    card: listCard(
      `Årsstatus for ${year}: sådan vil den blive`,
      linesText(
        first,
        `${known.set.title}. Den er ikke offentliggjort endnu. Når du offentliggør den, fryses tallene med de baselines, vægte og regler, de er regnet af. Rettes et tal senere, vises det ved siden af. Et år offentliggøres én gang og kan ikke trækkes tilbage.`,
        `Er det, som det skal være? Tryk »Offentliggør«, eller skriv »${command}«.`,
      ),
      rowsOf(known, made),
      [{ title: 'Offentliggør', command }],
      { own: true },
    ),
    json: { state: 'preview', ...made, missing: missingIn(known, made) },
    ok: true,
  }
}

/** To others: it is not published yet, and what has been reported of the year so far. */
export function soFar(known: Situation, year: number): Outcome {
  const made = yearlyExport(known, year)
  const when = isOver(known, year)
    ? 'Den er ikke offentliggjort endnu. En controller offentliggør den, når tallene er klar.'
    : notOver(year)
  return {
    card: listCard(
      `Årsstatus for ${year}: tallene indtil videre`,
      `${known.set.title}. ${when} Det her er regnet af de tal for ${year}, der er indberettet, og kan ændre sig.`,
      rowsOf(known, made),
      [{ title: 'Alle år', command: 'årsstatus' }],
    ),
    json: { state: 'not-published', ...made, missing: missingIn(known, made) },
    ok: true,
  }
}

const notOver = (year: number): string =>
  `${year} er ikke slut endnu. Årsstatus kan offentliggøres fra ${dateText(`${year + 1}-01-01`)}.`

const rowsOf = (known: Situation, made: StatusExport) => {
  const missing = missingIn(known, made)
  return made.pejlemaerker.map(({ number, title, display, coverage, pace, delmaal }) => {
    const own = new Set(delmaal.flatMap((one) => leaves(one)).map(({ code }) => code))
    return {
      heading: `${number}. ${title}: ${display}`,
      text: [`Datagrundlag: ${coverage.text}`, pace ?? ''].filter(Boolean).join(' · '),
      detail: [
        ...Map.groupBy(
          missing.filter(({ code }) => own.has(code)),
          ({ why }) => why,
        ),
      ]
        .map(([why, those]) => `${listText(those.map(({ code }) => code))}: ${why}`)
        .join('\n'),
    }
  })
}

/**
 * Publishes a year that a controller has seen the preview of.
 * @param code of the preview that was seen; null: they say yes to whatever stands (the terminal's --ja)
 */
export async function publish(
  pejl: Pejl,
  { person, actor }: Invocation,
  known: Situation,
  year: number,
  code: string | null,
): Promise<Outcome> {
  const shownOnly = notFollowed(pejl, known.set)
  if (shownOnly) return shownOnly
  if (!may(person, 'publish')) return no(refusal('publish', `årsstatus for ${year}`, []))
  if (!isOver(known, year)) return no(notOver(year))
  const made = yearlyExport(known, year)
  if (made.pejlemaerker.every(({ coverage }) => coverage.counted === 0))
    return no(`Der er ingen tal for ${year} at regne af endnu, så der er intet at offentliggøre.`)
  if (code === '') return preview(pejl, known, year)
  if (code !== null && code !== codeOf(made)) return preview(pejl, known, year, CHANGED)
  const after = await publishYear(pejl, actor, known.set, year, made)
  if (after === null) return preview(pejl, known, year, CHANGED)
  const status = after.yearly.find((one) => one.year === year)
  if (!status) throw new RangeError(`${year} was not published`)
  return publishedYear(after, status, 'now')
}

const CHANGED = 'Tallene er ændret, siden du så dem, så jeg har ikke offentliggjort noget.'

const CODE_LENGTH = 6

/** Stands for one preview: another figure, baseline or weight gives another. */
const codeOf = (made: StatusExport): string =>
  createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, CODE_LENGTH)
