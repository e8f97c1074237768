import type { ScoreChange } from '../../cards/change.ts'
import type { Answer } from '../../domain/answer/answers.ts'
import { delmaalIn, type PejlemaerkeStatus } from '../../domain/barometer/status.ts'
import type { ChangeVerdict } from '../../domain/chance/verdict.ts'
import { listText } from '../../domain/danish-text.ts'
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

type Reported = { delmaal: Delmaal; period: string; value: number; corrected: boolean }

/** One figure in its own words; several of a period together: "1F1 (118) og 1F2 (104) for 2015 er indberettet". */
export const figureCauses = (figures: readonly Reported[]): string[] =>
  [...Map.groupBy(figures, ({ period, corrected }) => `${period} ${corrected}`).values()].map(
    ([first, ...others]) => {
      if (!first) return ''
      const { delmaal, period, value, corrected } = first
      if (others.length === 0) return figureCause(delmaal, period, value, corrected)
      const each = [first, ...others].map(
        (one) => `${one.delmaal.code} (${formatFigure(one.value, one.delmaal.unit)})`,
      )
      const verb = corrected ? 'rettet' : 'indberettet'
      return `${listText(each)} for ${periodText(period)} er ${verb}`
    },
  )

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

type BaselineSet = { delmaal: Delmaal; value: number; year: number; corrected: boolean }

/** One baseline in its own words; several together: "baseline er sat for 6A (41 % i 2015) og 6B (12 % i 2015)". */
export const baselineCauses = (baselines: readonly BaselineSet[]): string[] =>
  [...Map.groupBy(baselines, ({ corrected }) => corrected)].flatMap(([corrected, own]) => {
    if (own.length === 1) return own.map((one) => baselineCause(one.delmaal, one, corrected))
    const each = own.map(
      ({ delmaal: { code, unit }, value, year }) =>
        `${code} (${formatFigure(value, unit)} i ${year})`,
    )
    return [`baseline er ${corrected ? 'rettet' : 'sat'} for ${listText(each)}`]
  })
