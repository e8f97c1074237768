/** A published year as it was frozen, and beside it what was corrected since. */
import { listCard } from '../../cards/list.ts'
import { wholeReason } from '../../domain/barometer/published.ts'
import { linesText, sentence } from '../../domain/danish-text.ts'
import { dateText, dayOf } from '../../domain/time/calendar.ts'
import { isMoved, type SincePublished } from '../../domain/yearly/corrections.ts'
import { sinceText } from '../../domain/yearly/since-text.ts'
import type { Situation } from '../../loop/situation.ts'
import { sinceThen } from '../../loop/yearly/published.ts'
import { publisherName } from '../../loop/yearly/wording.ts'
import type { YearlyStatus } from '../../store/yearly-statuses.ts'
import type { Outcome } from '../command.ts'

const FIRST = {
  now: 'er nu offentliggjort.',
  again: 'er offentliggjort og offentliggøres ikke igen.',
}

/** @param asked what somebody has just done about it, or wanted to: it is published once */
export function publishedYear(
  known: Situation,
  status: YearlyStatus,
  asked: keyof typeof FIRST | null = null,
): Outcome {
  const { year, publishedBy, at } = status
  const since = sinceThen(known, status)
  const by = publisherName(known, status)
  const isPrinted = publishedBy === null
  const said = isPrinted
    ? `Offentliggjort i ${by}. Ved siden af står, hvad pejl regner af de samme tal.`
    : `Offentliggjort ${dateText(dayOf(at))} af ${by}. Tallene er frosset, som de var.`
  return {
    card: listCard(
      `Årsstatus for ${year}`,
      linesText(
        asked ? `Årsstatus for ${year} ${FIRST[asked]}` : '',
        `${known.set.title}. ${said}`,
      ),
      since.map((one) => ({
        heading: `${one.number}. ${one.published.title}: ${(isPrinted && one.published.printed?.label) || one.published.display}`,
        text: [
          isPrinted && one.published.printed ? `pejl: ${one.published.display}` : '',
          `Datagrundlag: ${one.published.coverage.text}`,
          one.published.pace ?? '',
        ]
          .filter(Boolean)
          .join(' · '),
        detail: linesText(whyDifferent(known, year, one), sinceText(one, year)),
      })),
      [
        { title: 'Alle år', command: 'årsstatus' },
        { title: `Status for ${year}`, command: `status for ${year}` },
      ],
    ),
    json: {
      state: 'published',
      ...status.export,
      published: { by: isPrinted ? null : by, at: at.toISOString() },
      since: since.filter((one) => one.corrections.length > 0 || isMoved(one)).map(sinceJson),
    },
    ok: asked !== 'again',
  }
}

/** Why the document's number is another than pejl's. */
function whyDifferent(
  known: Situation,
  year: number,
  { number, published }: SincePublished,
): string {
  const printed = known.set.pejlemaerker
    .find((one) => one.number === number)
    ?.published.find((one) => one.year === year)
  return published.printed === null || published.printed.label === published.display
    ? ''
    : sentence(wholeReason(printed ?? null))
}

const sinceJson = ({ number, recomputed, corrections }: SincePublished) => ({
  number,
  score: recomputed?.score ?? null,
  display: recomputed?.display ?? null,
  corrections: corrections.map((one) =>
    one.what === 'definition' ? one : { ...one, unit: one.unit.noun },
  ),
})
