/** `status` without a number: every pejlemærke of the goal sets asked about, a line each. */
import { listCard } from '../cards/list.ts'
import type { PejlemaerkeStatus } from '../domain/barometer/status.ts'
import { linesText } from '../domain/danish-text.ts'
import { FINAL_WORDS, type PejlemaerkeFinal } from '../domain/period-end/final-status.ts'
import { finalIn, setEndText } from '../loop/closing/final.ts'
import { pejlemaerkeName } from '../loop/names.ts'
import type { Pejl } from '../loop/pejl.ts'
import type { Situation } from '../loop/situation.ts'
import type { Outcome } from './command.ts'
import { noGoals } from './documents/document-rows.ts'
import { standingFor } from './not-followed.ts'
import { statusJson } from './status-json.ts'
import { onlyFor, statusOfYear } from './status-of-year.ts'

const SCALE = 'Skalaen går fra −5 til 5; 0 er baseline, og 5 er målet.'

export function statusOverview(
  pejl: Pejl,
  situations: readonly Situation[],
  year: number | null,
): Outcome {
  // A plan has no barometers.
  const withGoals = situations.filter(({ set }) => set.pejlemaerker.length > 0)
  if (withGoals.length === 0) return noGoals(situations.map(({ set }) => set))
  const home = withGoals.filter(({ set }) => set === pejl.home)
  const shown = home.length > 0 ? home : withGoals
  const sets = shown.map((known) => ({
    set: known.set,
    rows: known.set.pejlemaerker.map(({ number }) => ({
      topic: pejlemaerkeName(pejl, known.set, number),
      status: statusOfYear(known, number, year),
      final: year === null ? finalIn(known, number) : null,
    })),
    standing: standingFor(pejl, known.set) || (year === null ? setEndText(known) : ''),
  }))
  const several = sets.length > 1
  const rows = sets.flatMap(({ set: { title }, rows: own }) => [
    ...(several ? [{ heading: title, text: '' }] : []),
    ...own.map(({ status, final }) => ({
      heading: `${status.number}. ${status.title}: ${status.display}`,
      text: rowText(status, final),
    })),
  ])
  const json = () =>
    sets.map(({ set, rows: own }) => ({
      goalSet: set.key,
      pejlemaerker: own.map(({ status, final }) => statusJson(status, set, final)),
    }))
  return {
    card: listCard(
      (several ? `Alle ${nounOf(situations)}` : (sets[0]?.set.title ?? '')) + onlyFor(year),
      linesText(...sets.map(({ standing }) => standing), SCALE),
      rows,
      [
        ...sets.flatMap(({ rows: own }) =>
          own.map(({ topic }) => ({ title: `Status ${topic}`, command: `status ${topic}` })),
        ),
        ...sets
          .filter(({ set }) => !pejl.sets.includes(set))
          .map(({ set }) => ({ title: 'Hele dokumentet', command: `målsæt ${set.name}` })),
      ],
    ),
    // Made where it is asked for: the intervals of ten thousand delmål take seconds.
    get json() {
      return several ? { goalSets: json() } : json()[0]
    },
    ok: true,
  }
}

/** What the number rests on, how it stands to the plan, or how its period ended. */
function rowText(
  { coverage, pace, reachedText }: PejlemaerkeStatus,
  final: PejlemaerkeFinal | null,
): string {
  const stands = final ? [`slutstatus: ${FINAL_WORDS[final.final]}`] : [pace ?? '', reachedText]
  return [`Datagrundlag: ${coverage.text}`, ...stands].filter((text) => text !== '').join(' · ')
}

/** "pejlemærker"; sets that call their goals different things have mål in common. */
function nounOf(situations: readonly Situation[]): string {
  const [noun = '', another] = new Set(situations.map(({ set }) => set.noun.many))
  return another === undefined ? noun : 'mål'
}
