import type { ScoreChange } from '../../cards/change.ts'
import {
  type DelmaalStatus,
  delmaalIn,
  type PejlemaerkeStatus,
} from '../../domain/barometer/status.ts'
import { formatFigure, formatScore } from '../../domain/figures/danish-format.ts'
import { periodText } from '../../domain/time/cadence.ts'
import type { Recomputed } from '../recompute.ts'

/** A pejlemærke before and after something that happened to one delmål. */
export type Told = {
  before: PejlemaerkeStatus
  after: PejlemaerkeStatus
  code: string
  /** "1D for 2015 er indberettet som 1.330" */
  cause: string
  /** Of the message that tells it. */
  key: string
}

/** From, to, because of what. */
export function changeLine({ before, after, code, cause }: Told): ScoreChange {
  const [leafBefore, leafAfter] = [delmaalIn(before, code), delmaalIn(after, code)]
  return {
    number: after.number,
    from: before.display,
    to: after.display,
    cause,
    moved:
      leafBefore.score === leafAfter.score
        ? ''
        : `${code} er gået fra ${shown(leafBefore)} til ${shown(leafAfter)}`,
    coverageFrom: before.coverage.text,
    coverageTo: after.coverage.text,
  }
}

const shown = ({ score, reached }: DelmaalStatus): string =>
  score === null ? '–' : formatScore(score, reached)

/** "1D for 2015 er indberettet som 1.330" */
export function causeText({ answer, delmaal, corrected }: Recomputed): string {
  const figure = `${answer.code} for ${periodText(answer.period)}`
  const verb = corrected ? 'rettet til' : 'indberettet som'
  return answer.kind === 'figure'
    ? `${figure} er ${verb} ${formatFigure(answer.value, delmaal.unit)}`
    : `${figure} findes ikke endnu`
}
