import type { Evaluated, PejlemaerkeStatus } from './status.ts'

/**
 * How many of a pejlemærke's top-level delmål counted: "4 af 6 delmål". One that counted by some of
 * its parts only is named, and how many were taken for the baseline is said.
 */
export function coverageOf(evaluated: readonly Evaluated[]): PejlemaerkeStatus['coverage'] {
  const total = evaluated.filter(({ inTotal }) => inTotal)
  const counting = total.filter(({ status }) => status.counted)
  const assumed = counting.filter(({ measured }) => !measured)
  const text = [
    `${counting.length} af ${total.length} delmål`,
    ...counting.flatMap(partly),
    ...(assumed.length === 0 ? [] : [`heraf ${assumed.length} regnet som 0`]),
  ]
  return { counted: counting.length, total: total.length, text: text.join(', ') }
}

/** "F (1 af 2)": the letter is enough beside its pejlemærke's number. */
function partly({ delmaal, parts }: Evaluated): string[] {
  const total = parts.filter(({ inTotal }) => inTotal)
  const counting = total.filter(({ status }) => status.counted)
  const letter = delmaal.code.replace(/^\d+/, '')
  return counting.length === total.length
    ? []
    : [`${letter} (${counting.length} af ${total.length})`]
}
