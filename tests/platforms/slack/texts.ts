/** Every text that is shown in blocks, in their order. */
export function textsOf(blocks: unknown): string[] {
  if (Array.isArray(blocks)) return blocks.flatMap(textsOf)
  if (typeof blocks !== 'object' || blocks === null) return []
  return Object.entries(blocks).flatMap(([name, value]) =>
    name === 'text' && typeof value === 'string' ? [value] : textsOf(value),
  )
}
