/**
 * A process behaviour chart for single values (XmR): the limits that a figure which only swings stays
 * within, from the mean and the mean step (Shewhart; D. J. Wheeler, Understanding Variation, 1993).
 */

/** A figure of a period, in the delmål's own unit. */
export type ChartPoint = { period: string; value: number }

export type XmrSignal = {
  /** Outside the limits; eight in a row on one side of the mean; three of four nearer a limit than the mean. */
  rule: 'outside' | 'eight' | 'three-of-four'
  side: 'above' | 'below'
  /** The first and the last period that it is made of. */
  first: string
  last: string
}

/** `low` and `high` are the natural limits, in the delmål's own unit; for a figure they may lie where none can. */
export type Xmr = { mean: number; low: number; high: number; signals: readonly XmrSignal[] }

/** Fewer points than this say nothing of how a figure swings. */
const FEWEST_POINTS = 12

/** Wheeler's factor from the mean step to three standard deviations. */
const THREE_SIGMA = 2.66

/** Null with fewer than twelve points; `points` are of periods that are as long, oldest first. */
export function xmr(points: readonly ChartPoint[]): Xmr | null {
  if (points.length < FEWEST_POINTS) return null
  const values = points.map(({ value }) => value)
  const mean = average(values)
  const steps = values.slice(1).map((value, nth) => Math.abs(value - (values[nth] ?? value)))
  const reach = THREE_SIGMA * average(steps)
  const [low, high] = [mean - reach, mean + reach]
  const signals = (['above', 'below'] as const).flatMap((side) => {
    const beyond = (line: number) => (value: number) =>
      side === 'above' ? value > line : value < line
    const [limit, middle] = side === 'above' ? [high, (mean + high) / 2] : [low, (mean + low) / 2]
    return [
      ...runs(points, 'outside', side, 1, 1, beyond(limit)),
      ...runs(points, 'eight', side, 8, 8, beyond(mean)),
      ...runs(points, 'three-of-four', side, 4, 3, beyond(middle)),
    ]
  })
  return { mean, low, high, signals }
}

/** Wherever `hits` of `of` points in a row are beyond, from the first of them to the last; those that overlap are one. */
function runs(
  points: readonly ChartPoint[],
  rule: XmrSignal['rule'],
  side: XmrSignal['side'],
  of: number,
  hits: number,
  beyond: (value: number) => boolean,
): XmrSignal[] {
  const found: { from: number; to: number }[] = []
  const places = points.flatMap(({ value }, place) => (beyond(value) ? [place] : []))
  for (const [nth, from] of places.entries()) {
    const to = places[nth + hits - 1]
    if (to === undefined || to - from >= of) continue
    const before = found.at(-1)
    if (before && before.to >= from) before.to = to
    else found.push({ from, to })
  }
  return found.flatMap(({ from, to }) => {
    const [first, last] = [points[from], points[to]]
    return first && last ? [{ rule, side, first: first.period, last: last.period }] : []
  })
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
