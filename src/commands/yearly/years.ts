/** `årsstatus` alone: every year of the goal sets, and how it stands. */
import { listCard } from '../../cards/list.ts'
import { allLeaves } from '../../domain/goal-set.ts'
import { dateText, dayOf } from '../../domain/time/calendar.ts'
import type { Pejl } from '../../loop/pejl.ts'
import type { Situation } from '../../loop/situation.ts'
import { publisherName, yearlyCommand } from '../../loop/yearly/wording.ts'
import type { Outcome } from '../command.ts'
import { isOver } from './before.ts'

/** How many years have a button of their own: the newest. */
const WITH_BUTTONS = 5

export function overviewOfYears(pejl: Pejl, meant: readonly Situation[]): Outcome {
  const sets = meant.map((known) => ({ known, years: yearsIn(known) }))
  const several = sets.length > 1
  const rows = sets.flatMap(({ known, years }) => [
    ...(several ? [{ heading: known.set.title, text: '' }] : []),
    ...years.map(({ year, text }) => ({ heading: `${year}`, text })),
  ])
  const json = sets.map(({ known: { set }, years }) => ({
    goalSet: set.key,
    years: years.map(({ text: _, ...one }) => one),
  }))
  const [only] = meant
  return {
    card: listCard(
      `Årsstatus${only && !several ? ` · ${only.set.title}` : ''}`,
      'En årsstatus er et års tal, som de blev offentliggjort. Rettelser senere vises ved siden af.',
      rows,
      sets.flatMap(({ known, years }) =>
        years.slice(-WITH_BUTTONS).map(({ year }) => {
          const command = yearlyCommand(pejl, known.set, year)
          return { title: command, command }
        }),
      ),
    ),
    json: several ? { goalSets: json } : json[0],
    ok: true,
  }
}

/** From the set's first year to the one it is now; those to come are not listed. */
function yearsIn(known: Situation) {
  const { set, today, yearly } = known
  const last = Math.min(set.toYear, Number(today.slice(0, 4)))
  const own = Array.from(
    { length: Math.max(0, last - set.fromYear + 1) },
    (_, at) => set.fromYear + at,
  )
  const all = [...new Set([...own, ...yearly.map(({ year }) => year)])].sort((a, b) => a - b)
  return all.map((year) => {
    const published = yearly.find((one) => one.year === year)
    if (published) {
      const { publishedBy, at } = published
      const by = publisherName(known, published)
      const text =
        publishedBy === null
          ? `Offentliggjort i ${by}.`
          : `Offentliggjort ${dateText(dayOf(at))} af ${by}.`
      return { year, state: 'published', by: publishedBy && by, at: at.toISOString(), text }
    }
    const state = isOver(known, year) ? 'not-published' : 'not-over'
    const end = state === 'not-over' ? 'Året er ikke slut endnu.' : 'Ikke offentliggjort endnu.'
    return { year, state, by: null, at: null, text: `${end} ${reportedText(known, year)}` }
  })
}

/** "Der er tal for 3 af 36 delmål." */
function reportedText({ set, facts }: Situation, year: number): string {
  const leaves = allLeaves(set)
  const reported = leaves.filter(({ delmaal: { code } }) =>
    facts.figures.get(code)?.some(({ period }) => period.startsWith(`${year}`)),
  )
  return `Der er tal for ${reported.length} af ${leaves.length} delmål.`
}
