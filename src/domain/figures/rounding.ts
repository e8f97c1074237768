/**
 * A number at a given number of decimals, half away from zero, as the double that is nearest to the
 * written figure: two figures that are written alike are equal. For numbers below 10¹² with at most
 * six decimals, which is what the store holds.
 */
export function roundTo(value: number, decimals: number): number {
  const scaled = Number((Math.abs(value) * 10 ** decimals).toPrecision(15))
  return Math.sign(value) * Number(`${Math.round(scaled)}e-${decimals}`)
}

/** How many decimals a number is written with: 97.5 has one. */
export function decimalsIn(value: number): number {
  return String(value).split('.')[1]?.length ?? 0
}

/** A number kept within bounds. */
export function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(highest, Math.max(lowest, value))
}
