/** What the city published beside what pejl calculates for the same year. */
import { wholeReason } from '../../domain/barometer/published.ts'
import { sentence } from '../../domain/danish-text.ts'
import { pejlemaerkeName } from '../../loop/names.ts'
import type { Pejl } from '../../loop/pejl.ts'
import type { Situation } from '../../loop/situation.ts'
import { publishedOf } from '../../loop/yearly/published.ts'
import { statusOfYear } from '../status-of-year.ts'

export type PublishedBeside = {
  topic: string
  title: string
  year: number
  score: number | null
  /** As a reader has it: "1,6", "0 (kun baseline-målinger)". */
  shown: string
  computed: { score: number | null; display: string }
  /** "" where the two are the same. */
  why: string
}

/** Every status that was published of what is followed up, each with pejl's own for that year. */
export const publishedStatuses = (
  pejl: Pejl,
  situations: readonly Situation[],
): PublishedBeside[] =>
  situations.flatMap((known) =>
    known.set.pejlemaerker.flatMap(({ number, title }) =>
      publishedOf(known, number).map((one) => {
        const { score, display } = statusOfYear(known, number, one.year)
        return {
          topic: pejlemaerkeName(pejl, known.set, number),
          title,
          year: one.year,
          score: one.score,
          shown: one.label,
          computed: { score, display },
          why: wholeReason(one),
        }
      }),
    ),
  )

export const isDifferent = ({ shown, computed }: PublishedBeside): boolean =>
  shown !== computed.display

export const publishedRow = (one: PublishedBeside) => ({
  heading: `${one.topic}. ${one.title}`,
  text: `Offentliggjort for ${one.year}: ${one.shown} · pejl: ${one.computed.display}`,
  detail: isDifferent(one) ? sentence(one.why) : 'Det samme.',
})
