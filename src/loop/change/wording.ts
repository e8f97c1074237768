import type { ScoreChange } from '../../cards/change.ts'
import type { Answer } from '../../domain/answer/answers.ts'
import { delmaalIn, type PejlemaerkeStatus } from '../../domain/barometer/status.ts'
import type { ChangeVerdict } from '../../domain/chance/verdict.ts'
import { formatFigure } from '../../domain/figures/danish-format.ts'
import type { Delmaal } from '../../domain/goal-set.ts'
import { periodText } from '../../domain/time/cadence.ts'
import type { Recomputed } from '../recompute.ts'

/** A pejlemærke before and after something that happened to one delmål. */
export type Told = {
  before: PejlemaerkeStatus
  after: PejlemaerkeStatus
  code: string
  /** "1D for 2015 er indberettet som 1.330" */
  cause: string
  /** Whether the delmål's change is more than chance; null where that cannot be said. */
  verdict: ChangeVerdict | null
  /** Of the message that tells it. */
  key: string
}

/** From, to, because of what. */
export function changeLine({ before, after, code, cause, verdict }: Told): ScoreChange {
  const [leafBefore, leafAfter] = [delmaalIn(before, code), delmaalIn(after, code)]
  return {
    noun: after.noun.one,
    number: after.number,
    from: before.display,
    to: after.display,
    cause,
    moved:
      leafBefore.display === leafAfter.display
        ? ''
        : `${code} er gået fra ${leafBefore.display} til ${leafAfter.display}`,
    coverageFrom: before.coverage.text,
    coverageTo: after.coverage.text,
    verdicts: verdict === null ? [] : [verdict],
  }
}

/** What an answer did. */
export const answerCause = ({ answer, delmaal, corrected }: Recomputed): string =>
  answer.kind === 'figure'
    ? figureCause(delmaal, answer.period, answer.value, corrected)
    : saidCause(delmaal, answer)

/** "1D for 2015 er indberettet som 1.330"; `corrected`: the period had a figure already. */
export function figureCause(
  { code, unit }: Delmaal,
  period: string,
  value: number,
  corrected: boolean,
): string {
  const verb = corrected ? 'rettet til' : 'indberettet som'
  return `${code} for ${periodText(period)} er ${verb} ${formatFigure(value, unit)}`
}

/** "1D for 2015 findes ikke endnu", "… kommer ikke", "… afventes igen" */
export const saidCause = (
  { code }: Delmaal,
  { kind, period }: Pick<Exclude<Answer, { kind: 'figure' }>, 'kind' | 'period'>,
): string => `${code} for ${periodText(period)} ${SAID[kind]}`

const SAID = {
  postponement: 'findes ikke endnu',
  'given-up': 'kommer ikke',
  reopened: 'afventes igen',
} as const

/** "baseline for 1D er rettet til 1.400 (2013)"; `corrected`: there was a baseline already. */
export function baselineCause(
  { code, unit }: Delmaal,
  { value, year }: { value: number; year: number },
  corrected: boolean,
): string {
  const verb = corrected ? 'rettet til' : 'sat til'
  return `baseline for ${code} er ${verb} ${formatFigure(value, unit)} (${year})`
}
