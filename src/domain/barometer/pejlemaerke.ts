/** The status of a pejlemærke, calculated. The rules are in README.md, the barometer. */
import { formatScore } from '../figures/danish-format.ts'
import { type Facts, type GoalSet, type Published, pejlemaerkeBy } from '../goal-set.ts'
import { withCitation } from '../sourced.ts'
import { coverageOf } from './coverage.ts'
import { evaluateDelmaal, leavesInTotal, weighed } from './delmaal.ts'
import { pace } from './expected.ts'
import { labelFor, reachedText } from './label.ts'
import { statusNotes } from './notes.ts'
import { rolledUpPath } from './path.ts'
import { meanPoints } from './roll-up.ts'
import type { PejlemaerkeStatus, StatusOptions } from './status.ts'
import { meanStep, ruleSteps } from './trace.ts'

/**
 * The status of one pejlemærke. Pure: the same facts give the same status. Throws RangeError for a
 * number that the goal set does not have.
 */
export function pejlemaerkeStatus(
  set: GoalSet,
  number: number,
  facts: Facts,
  { year, paceBand, missingFigure = set.missingFigure, on, published }: StatusOptions = {},
): PejlemaerkeStatus {
  const pejlemaerke = pejlemaerkeBy(set, number)
  if (!pejlemaerke) throw new RangeError(`${set.key} has no pejlemærke ${number}`)
  const { document } = set
  const view = { document, facts, year, on: year === undefined ? on : `${year}-12-31` }
  const evaluateUnder = (rule: GoalSet['missingFigure']) =>
    pejlemaerke.delmaal.map((delmaal) => evaluateDelmaal(delmaal, { ...view, missingFigure: rule }))
  const documented = evaluateUnder('exclude')
  // Without one figure of its own a pejlemærke keeps its label, whatever the rule.
  const rule = documented.some(({ measured }) => measured) ? missingFigure : 'exclude'
  const evaluated = rule === 'exclude' ? documented : evaluateUnder(rule)

  const counting = evaluated.filter(({ status }) => status.counted)
  const score = counting.length === 0 ? null : meanPoints(weighed(counting))
  const label = labelFor(leavesInTotal(evaluated), { ...view, missingFigure: rule })
  const path = rolledUpPath(counting)
  const thresholds = leavesInTotal(counting).filter(({ status }) => status.threshold)
  const atTarget = counting.every((one) => one.atTarget)
  const coverage = coverageOf(evaluated)
  return {
    goalSet: set.key,
    noun: set.noun,
    number,
    title: pejlemaerke.title,
    score,
    display: score === null ? label : formatScore(score, atTarget),
    label: score === null ? label : null,
    ...reachedText(evaluated, 'delmål'),
    coverage,
    path,
    pace: path && pace(path.score, path.expected, paceBand),
    thresholds: {
      holding: thresholds.filter(({ status }) => status.reached).length,
      total: thresholds.length,
    },
    published: publishedFor(published ?? pejlemaerke.published, year),
    notes: [
      ...statusNotes(pejlemaerke, evaluated),
      ...pejlemaerke.footnotes.map((one) => withCitation(document, one)),
    ],
    delmaal: evaluated.map(({ status }) => status),
    trace: [
      score === null
        ? { text: `Ingen delmål tæller med, så der er intet tal: ${label}` }
        : meanStep(weighed(counting), score),
      { text: `Datagrundlag: ${coverage.text}` },
      ...ruleSteps(set, missingFigure),
    ],
  }
}

/** The frozen year's own, or the newest that was published. */
function publishedFor(published: readonly Published[], year: number | undefined) {
  const candidates = published.filter((one) => year === undefined || one.year === year)
  return candidates.toSorted((a, b) => b.year - a.year)[0] ?? null
}
