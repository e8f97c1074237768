/** What was known of a goal set at a moment, from what is kept of it for ever. */
import { prolonged } from '../domain/period-end/prolonged.ts'
import { type Known, reported } from './known.ts'

/**
 * The same as it was known at a moment: what was reported, added, ended or adopted later is left out. The set
 * itself is as it is given (as-of.ts knows how it was defined then). People, owners and channels have no
 * history: they are today's.
 */
export function knownAt(known: Known, at: Date): Known {
  const answers = known.answers.filter((answer) => answer.at <= at)
  const baselines = [...known.baselines].map(
    ([code, own]) => [code, own.filter((one) => one.at <= at)] as const,
  )
  const before = new Map(baselines.filter(([, own]) => own.length > 0))
  const isAdopted = known.adoptedAt !== null && known.adoptedAt <= at
  const prolongations = known.prolongations.filter((one) => one.at <= at)
  return {
    ...known,
    ...reported(answers, before),
    set: prolonged(known.set, prolongations.at(-1)?.toYear ?? null),
    prolongations,
    ...(isAdopted ? {} : { adoptedAt: null, startsOn: null }),
    yearly: known.yearly.filter((one) => one.at <= at),
    planAnswers: known.planAnswers.filter((answer) => answer.at <= at),
    background: known.background
      .filter(({ addedAt }) => addedAt <= at)
      .map((one) => (one.ended && one.ended.at > at ? { ...one, ended: null } : one)),
  }
}

/** When the first of what is known of a set came to be known; null when nothing is. */
export function knownSince({ answers, baselines, planAnswers, background }: Known): Date | null {
  const first = [
    ...[...answers, ...[...baselines.values()].flat(), ...planAnswers].map(({ at }) => at),
    ...background.map(({ addedAt }) => addedAt),
  ].reduce((earliest, at) => Math.min(earliest, at.getTime()), Number.POSITIVE_INFINITY)
  return Number.isFinite(first) ? new Date(first) : null
}
