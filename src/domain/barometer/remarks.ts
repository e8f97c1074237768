/** What a reader of one delmål's figures should know, where it stands without its pejlemærke. */
import { sentence } from '../danish-text.ts'
import { type Delmaal, type GoalSet, leaves, type Pejlemaerke, pejlemaerkeBy } from '../goal-set.ts'
import { type Sourced, withCitation } from '../sourced.ts'
import { leafNotes } from './notes.ts'
import { delmaalIn, type PejlemaerkeStatus } from './status.ts'

/**
 * Everything that is said of a delmål's figures: what its calculation shows, the footnotes to it, to what
 * it is a part of and to its pejlemærke, and other wordings. Each once.
 * @param whole the status of its pejlemærke
 */
export function remarksOn(set: GoalSet, whole: PejlemaerkeStatus, code: string): string[] {
  const pejlemaerke = goalOf(set, whole.number)
  const about = concerned(pejlemaerke, code)
  const own = about.find((one) => one.code === code)
  const evaluated = (own ? leaves(own) : []).map((delmaal) => {
    const status = delmaalIn(whole, delmaal.code)
    const measured = status.counted && status.status !== null
    return { delmaal, status, inTotal: true, measured, atTarget: status.reached, parts: [] }
  })
  const parts = evaluated.map(({ delmaal }) => delmaal).filter((one) => one !== own)
  const others = about.filter((one) => !parts.includes(one))
  const footnotes = [...others, pejlemaerke].flatMap((one) => one.footnotes)
  const ofPart = (part: Delmaal) =>
    cited(set, [...part.footnotes, ...part.notes]).map((text) => `${part.code}: ${text}`)
  return unique([
    ...leafNotes(pejlemaerke, evaluated).map(sentence),
    ...cited(set, [...footnotes, ...others.flatMap(({ notes }) => notes)]),
    ...parts.flatMap(ofPart),
  ])
}

/** What somebody who finds the figure must know: the footnotes to it, and what has changed in how it is counted. */
export function countingRules(set: GoalSet, number: number, code: string): string[] {
  const pejlemaerke = goalOf(set, number)
  const about = concerned(pejlemaerke, code)
  return unique(
    cited(set, [
      ...about.flatMap(({ footnotes }) => footnotes),
      ...[pejlemaerke, ...about].flatMap(({ breaks }) => breaks),
    ]).map(sentence),
  )
}

function goalOf(set: GoalSet, number: number): Pejlemaerke {
  const found = pejlemaerkeBy(set, number)
  if (!found) throw new RangeError(`${set.key} has no pejlemærke ${number}`)
  return found
}

/** The delmål itself, its parts, and what it is a part of. */
function concerned({ delmaal }: Pejlemaerke, code: string): Delmaal[] {
  const withParts = (one: Delmaal): Delmaal[] => [one, ...one.parts.flatMap(withParts)]
  const all = delmaal.flatMap(withParts)
  const below = all.filter((one) => one.code === code).flatMap(withParts)
  return [...below, ...all.filter((one) => one.code !== code && isIn(one, code))]
}

const isIn = ({ parts }: Delmaal, code: string): boolean =>
  parts.some((part) => part.code === code || isIn(part, code))

const cited = ({ document }: GoalSet, statements: readonly Sourced[]): string[] =>
  statements.map((one) => withCitation(document, one))

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]
