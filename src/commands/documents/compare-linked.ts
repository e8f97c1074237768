/** One document's goals and steps beside what others have of the same, and why they are not comparable. */
import { footnotedFigures } from '../../cards/status.ts'
import { delmaalIn } from '../../domain/barometer/status.ts'
import { implied, suggestionText } from '../../domain/barometer/suggested.ts'
import { compareCodes } from '../../domain/code-order.ts'
import { linesText } from '../../domain/danish-text.ts'
import { type Delmaal, type GoalSet, leaves, type Pejlemaerke } from '../../domain/goal-set.ts'
import { linkEnd, linksWith } from '../../domain/link.ts'
import { delmaalName, pejlemaerkeName, stepName } from '../../loop/names.ts'
import type { Pejl } from '../../loop/pejl.ts'
import type { Situation } from '../../loop/situation.ts'
import { statusOf } from '../../loop/status-of.ts'
import type { Invocation } from '../command.ts'
import { situationIn } from '../situation-of.ts'

/** What stands at one end of a link, as it is shown; of a goal with several delmål its title says enough. */
type ComparedEnd = {
  set: string
  /** "001" */
  document: string
  code: string
  /** "2014-2017/1A · 1.000 udsatte københavnere …" */
  heading: string
  text: string
  figures: {
    code: string
    baseline: number | null
    target: number | null
    targetText: string
    implied: { baseline: number; target: number } | null
  }[]
}
export type Compared = {
  own: ComparedEnd
  against: readonly (ComparedEnd & { why: string; source: string })[]
}

/** What a document's links are about, by code, each with everything it is put beside. */
export function comparedWith(
  pejl: Pejl,
  invocation: Pick<Invocation, 'situations' | 'shown'>,
  document: GoalSet,
): Compared[] {
  const end = (set: GoalSet, code: string) => endOf(pejl, situationIn(invocation, set), code)
  const byOwn = Map.groupBy(linksWith(pejl.documents, document), ({ own }) => own)
  const inOrder = [...byOwn].sort(([a], [b]) => compareCodes(a, b))
  return inOrder.map(([own, links]) => ({
    own: end(document, own),
    against: links.map(({ other, code, why, source }) => ({ ...end(other, code), why, source })),
  }))
}

function endOf(pejl: Pejl, known: Situation, code: string): ComparedEnd {
  const { set } = known
  const common = { set: set.key, document: set.document, code, figures: [] }
  const found = linkEnd(set, code)
  switch (found?.kind) {
    case 'goal': {
      const { goal } = found
      const name = pejlemaerkeName(pejl, set, goal.number)
      const { text, figures } = measured(known, goal, goal.delmaal)
      const heading = `${name} · ${goal.title}`
      return { ...common, heading, figures, text: goal.delmaal.length > 1 ? '' : text }
    }
    case 'delmaal': {
      const { goal, delmaal } = found
      const name = delmaalName(pejl, set, code)
      return {
        ...common,
        heading: `${name} · ${delmaal.title}`,
        ...measured(known, goal, [delmaal]),
      }
    }
    case 'step': {
      const { title, text } = found.step
      return { ...common, heading: `${stepName(pejl, set, code)} · ${title}`, text }
    }
    case 'proposal':
      return { ...common, heading: `${code} · ${found.names.join(' / ')}`, text: '' }
    case 'follow-up': {
      const text = linesText(...set.frame.map((one) => one.text))
      return { ...common, heading: `${set.title}: opfølgningen`, text }
    }
    case undefined:
      throw new RangeError(`${set.key} has no ${code}, which the seed refuses`)
  }
}

/** The figures of delmål; what a draft suggests goes before a target without a baseline. */
function measured(
  known: Situation,
  goal: Pejlemaerke,
  delmaal: readonly Delmaal[],
): Pick<ComparedEnd, 'text' | 'figures'> {
  const status = statusOf(known, goal.number)
  const own = delmaal.flatMap(leaves).map((leaf) => ({ leaf, is: delmaalIn(status, leaf.code) }))
  const several = own.length > 1
  return {
    text: linesText(
      ...own.map(({ leaf, is }) => {
        const said = leaf.suggested ? suggestionText(leaf.suggested) : footnotedFigures(is)
        return several ? `${leaf.code}: ${said}` : said
      }),
    ),
    figures: own.map(({ leaf, is }) => ({
      code: leaf.code,
      baseline: is.baseline?.value ?? null,
      target: is.target,
      targetText: is.targetText,
      implied: leaf.suggested && implied(leaf.suggested),
    })),
  }
}
