/** Every text of a post's cards, or of a card, as one string. */
export const textOf = (of: object): string => strings(of).join('\n')

function strings(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(strings)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' && ['text', 'title', 'value', 'label'].includes(name)
      ? [inner]
      : name === 'fallback' || name === 'data'
        ? []
        : strings(inner),
  )
}
