import { figureIn } from '../figure-key.ts'
import type { Facts } from '../goal-set.ts'
import type { Period } from '../time/cadence.ts'

/** A figure that somebody imagines: in the delmål's own unit. Nothing is recorded of it. */
export type Imagined = { code: string; period: Period; value: number }

/** The facts as if these figures had been reported; what is known stays as it is. */
export function imagine(facts: Facts, imagined: readonly Imagined[]): Facts {
  const figures = new Map(facts.figures)
  for (const { code, period, value } of imagined) {
    const own = figures.get(code) ?? []
    const revision = (own.find((one) => one.period === period)?.revision ?? 0) + 1
    const others = own.filter((one) => one.period !== period)
    figures.set(code, [...others, { period, value, revision }])
  }
  return { ...facts, figures }
}

/** The figure that is imagined twice for one period, which would be two answers to one question. */
export function imaginedTwice(imagined: readonly Imagined[]): Imagined | null {
  const seen = new Set<string>()
  for (const one of imagined) {
    if (seen.has(figureIn(one))) return one
    seen.add(figureIn(one))
  }
  return null
}
