/** What every part of a goal set's YAML file is written with. */
import { z } from 'zod'

export const text = z.string().trim().min(1, 'Feltet må ikke være tomt')
export const number = z.number({
  error: ({ input }) =>
    input === undefined ? 'Feltet mangler' : 'Skal være et tal, skrevet som 95.9',
})
export const year = z.int().min(1900).max(2100)

/** Lets a common value be written short: `target: 1000`, `baseline: 859`, `from: 2015`. */
export const short = <T extends z.ZodType>(schema: T, long: (value: number | string) => unknown) =>
  z.preprocess(
    (value) => (typeof value === 'number' || typeof value === 'string' ? long(value) : value),
    schema,
  )

/** A statement and where the document has it; "" is the document without a place in it. */
export const sourcedText = { text: z.string().default(''), source: z.string().default('') }

/** `- A sentence` is short for `- { text: A sentence }`. */
export const sourced = short(z.strictObject({ text, source: z.string().default('') }), (value) => ({
  text: String(value),
}))

/** The same under a heading. */
export const grouped = short(
  z.strictObject({ text, group: z.string().default(''), source: z.string().default('') }),
  (value) => ({ text: String(value) }),
)

/** What one place says and what another says; told whole, so both are needed. */
export const contradiction = z.strictObject({
  subject: text,
  code: z.string().default(''),
  money: z.boolean().default(false),
  says: z.array(z.strictObject({ text, source: text })).min(2),
  reading: text,
})
