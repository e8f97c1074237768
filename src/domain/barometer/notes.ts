/** What a reader of a pejlemærke's status should know about it, in Danish. */
import { nearTargetText } from '../chance/words.ts'
import { listText } from '../danish-text.ts'
import type { Pejlemaerke } from '../goal-set.ts'
import { periodText } from '../time/cadence.ts'
import { leavesInTotal } from './delmaal.ts'
import type { Evaluated } from './status.ts'
import { suggestionText } from './suggested.ts'

/** The notes, the most important for reading the number first. `evaluated` is every top-level delmål. */
export function statusNotes(pejlemaerke: Pejlemaerke, evaluated: readonly Evaluated[]): string[] {
  const leaves = leavesInTotal(evaluated)
  const measured = leaves.filter((leaf) => leaf.measured)
  return [
    ...weightNotes(pejlemaerke, evaluated),
    ...mixedYears(measured),
    ...leftOutNotes(leaves),
    ...takenForBaseline(leaves),
    ...preliminary(measured),
    ...lifecycleNotes(evaluated),
    ...baselineNotes(leaves),
    ...breakNotes(pejlemaerke, measured),
    ...suggestedNotes(leaves),
  ]
}

/** What is said of some leaves' own figures, which may be of one delmål alone. */
export const leafNotes = (pejlemaerke: Pejlemaerke, leaves: readonly Evaluated[]): string[] => [
  ...preliminary(leaves),
  ...lifecycleNotes(leaves),
  ...baselineNotes(leaves),
  ...breakNotes(pejlemaerke, leaves),
  ...suggestedNotes(leaves),
  ...nearTargetNotes(leaves),
]

/** A target that may be met by chance. */
const nearTargetNotes = (leaves: readonly Evaluated[]): string[] =>
  leaves
    .map(({ delmaal, status }) => nearTargetText(delmaal, status.baseline))
    .filter((text) => text !== '')

function weightNotes(pejlemaerke: Pejlemaerke, evaluated: readonly Evaluated[]): string[] {
  const groups = [
    { weighting: pejlemaerke.weighting, siblings: evaluated },
    ...evaluated.map(({ delmaal, parts }) => ({ weighting: delmaal.weighting, siblings: parts })),
  ]
  const unknown = groups.some(
    ({ weighting, siblings }) =>
      weighting === 'population' &&
      siblings.some(({ measured }) => measured) &&
      siblings.some(({ delmaal }) => delmaal.weight === null),
  )
  return unknown ? ['befolkningsvægte mangler, regnet med lige vægte'] : []
}

function mixedYears(measured: readonly Evaluated[]): string[] {
  const years = new Set(measured.map(yearOf).sort())
  return years.size > 1 ? [`tal fra ${listText(years)}`] : []
}

function leftOutNotes(leaves: readonly Evaluated[]): string[] {
  const out = leaves.filter(({ status }) => !status.counted)
  const byReason = Map.groupBy(out, ({ status }) => status.why)
  return [...byReason].map(([why, those]) => `${codes(those)} tæller ikke med: ${why}`)
}

function takenForBaseline(leaves: readonly Evaluated[]): string[] {
  const those = leaves.filter(({ status, measured }) => status.counted && !measured)
  return those.length === 0 ? [] : [`${codes(those)} har ingen status og er regnet som 0`]
}

function preliminary(measured: readonly Evaluated[]): string[] {
  return measured.flatMap(({ delmaal, status: { status } }) =>
    delmaal.published
      .filter((it) => it.preliminary && it.period === status?.period && it.value === status.value)
      .map(({ period }) => `tallet for ${delmaal.code} (${periodText(period)}) er foreløbigt`),
  )
}

function lifecycleNotes(evaluated: readonly Evaluated[]): string[] {
  const proposed = evaluated.filter(
    ({ delmaal }) => delmaal.lifecycle.state === 'proposed-for-retirement',
  )
  const retired = evaluated.filter(({ inTotal }) => !inTotal)
  return [
    ...(proposed.length === 0
      ? []
      : [`${codes(proposed)} er foreslået at udgå, men regnes stadig med blandt delmålene`]),
    ...retired.map(({ delmaal, status }) => `${delmaal.code} er ${status.why}`),
  ]
}

function baselineNotes(leaves: readonly Evaluated[]): string[] {
  const noted = leaves.filter(
    ({ delmaal: { baseline }, status }) =>
      baseline?.note &&
      baseline.year === status.baseline?.year &&
      baseline.value === status.baseline.value,
  )
  const byNote = Map.groupBy(noted, ({ delmaal }) => delmaal.baseline?.note)
  return [...byNote].map(([note, those]) => `baseline for ${codes(those)}: ${note}`)
}

/**
 * A break stands always. Where figures on both sides of its year are compared, it says which; a document
 * that does not date it leaves open which figures those are.
 */
function breakNotes(pejlemaerke: Pejlemaerke, measured: readonly Evaluated[]): string[] {
  const breaks = [
    ...pejlemaerke.breaks.map((it) => ({ ...it, those: measured })),
    ...measured.flatMap((leaf) => leaf.delmaal.breaks.map((it) => ({ ...it, those: [leaf] }))),
  ]
  return breaks.map(({ year, text, those }) => {
    if (year === null) return `brud i opgørelsen (dokumentet siger ikke hvilket år): ${text}`
    const across = those.filter(
      (leaf) => (leaf.status.baseline?.year ?? year) < year && year <= Number(yearOf(leaf)),
    )
    const compared =
      across.length === 0 ? '' : `; ${codes(across)} er her sammenlignet hen over bruddet`
    return `brud i opgørelsen fra ${year}: ${text}${compared}`
  })
}

/** A draft's "could be" beside the goal; nothing is counted from it. */
const suggestedNotes = (leaves: readonly Evaluated[]): string[] =>
  leaves.flatMap(({ delmaal: { code, suggested } }) =>
    suggested === null ? [] : [`udkastets eksempel for ${code}: ${suggestionText(suggested)}`],
  )

const yearOf = ({ status }: Evaluated) => status.status?.period.slice(0, 4) ?? ''

const codes = (those: readonly Evaluated[]) => listText(those.map(({ delmaal }) => delmaal.code))
