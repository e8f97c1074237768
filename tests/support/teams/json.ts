/** An object from JSON whose shape is not known. */
export type Json = Readonly<Record<string, unknown>>

/** The objects of a value that may be one, many or none. */
export const children = (value: unknown): Json[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (child): child is Json => typeof child === 'object' && child !== null,
  )
