/** What has happened to a published year since: never to its numbers, only beside them. */
import { leaves, type Unit } from '../goal-set.ts'
import type { ExportedDelmaal, ExportedPejlemaerke, Source, StatusExport } from './shape.ts'

/** A figure or baseline that is another than it was, or that came later; or another definition. */
export type Correction =
  | (Pick<Source, 'by' | 'at'> & {
      what: 'figure' | 'baseline'
      code: string
      unit: Pick<Unit, 'kind' | 'decimals' | 'noun'>
      /** The figure's period, or the baseline's year. */
      period: string
      /** Null where there was none. */
      from: number | null
      to: number
    })
  /** Target, weight, unit or lifecycle is another in the goal set's file, or the rule is. */
  | { what: 'definition'; code: string }

/** A published pejlemærke beside what today's figures give for the same year. */
export type SincePublished = {
  number: number
  published: ExportedPejlemaerke
  /** Null when the goal set has it no more. */
  recomputed: ExportedPejlemaerke | null
  /** By delmål in the document's order. */
  corrections: readonly Correction[]
}

/**
 * Each pejlemærke of a published year with what was corrected since.
 * @param today the same year, made from what is known today
 */
export function sincePublished(published: StatusExport, today: StatusExport): SincePublished[] {
  const rule = published.missingFigure !== today.missingFigure
  return published.pejlemaerker.map((was) => {
    const is = today.pejlemaerker.find(({ number }) => number === was.number) ?? null
    const figures = is === null ? [] : is.delmaal.flatMap((one) => leaves(one))
    const before = new Map(was.delmaal.flatMap((one) => leaves(one)).map((one) => [one.code, one]))
    return {
      number: was.number,
      published: was,
      recomputed: is,
      corrections: [
        ...(rule || is === null ? [{ what: 'definition' as const, code: '' }] : []),
        ...figures.flatMap((leaf) => correctionsOf(before.get(leaf.code), leaf)),
      ],
    }
  })
}

/** Whether today's figures give another number, label or datagrundlag than was published. */
export const isMoved = ({ published, recomputed }: SincePublished): boolean =>
  recomputed === null ||
  published.score !== recomputed.score ||
  published.display !== recomputed.display ||
  published.coverage.text !== recomputed.coverage.text

function correctionsOf(was: ExportedDelmaal | undefined, is: ExportedDelmaal): Correction[] {
  const { code, unit, baseline } = is
  if (unit === null) return []
  if (!was || definition(was) !== definition(is)) return [{ what: 'definition', code }]
  const figures = is.figures.flatMap(({ period, value, by, at }): Correction[] => {
    const from = was.figures.find((one) => one.period === period)?.value ?? null
    return from === value ? [] : [{ what: 'figure', code, unit, period, from, to: value, by, at }]
  })
  const old = was.baseline
  if (!baseline || (old?.value === baseline.value && old.year === baseline.year)) return figures
  const { value, year, by, at } = baseline
  const from = old?.value ?? null
  return [{ what: 'baseline', code, unit, period: `${year}`, from, to: value, by, at }, ...figures]
}

/**
 * What is not a figure and yet decides what the figures give. Not the target year, which only the plan's
 * line follows: a period that is prolonged changes no score.
 */
const definition = ({ unit, direction, target, weight, inTotal }: ExportedDelmaal): string =>
  JSON.stringify([unit?.kind, unit?.decimals, direction, sorted(target), weight, inTotal])

const sorted = (target: ExportedDelmaal['target']) => Object.entries(target ?? {}).sort()
