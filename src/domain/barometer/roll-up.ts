/** A score and its weight among its siblings; null where the document gives none. */
export type Weighed = { points: number; weight: number | null }

/**
 * The mean of counted siblings, in points: weighted when every one of them has a weight, else equal.
 * At least one sibling, and weights above 0 (checked at import).
 */
export function meanPoints(siblings: readonly Weighed[]): number {
  const weightOf = siblings.some(({ weight }) => weight === null)
    ? () => 1
    : ({ weight }: Weighed) => weight ?? 1
  const total = siblings.reduce((sum, sibling) => sum + weightOf(sibling), 0)
  return siblings.reduce((sum, sibling) => sum + weightOf(sibling) * sibling.points, 0) / total
}
