/** What the page may ask for. Everything else is turned down with a sentence. */
import { z } from 'zod'
import { Refusal } from '../http.ts'

/** Text that the database takes as it is: no NUL, no half of a surrogate pair. */
const typed = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((text) => !text.includes('\0') && text.isWellFormed())

/** No shorter than a body can be (platforms/http.ts): what is too long is said beside its field. */
const LONGEST = 64 * 1024

const key = typed(200).min(1)

export const viewer = z.object({ som: key })
export const anyViewer = z.object({ som: key.optional() })
export const conversation = z.object({ key })
export const postsQuery = z.object({
  som: key,
  before: z.coerce.number().pipe(z.int32().min(1)).optional(),
})

const LONGEST_COMMAND = 2000

export const commandBody = z.object({
  som: key,
  conversation: key,
  text: typed(LONGEST_COMMAND).refine((text) => text.trim() !== ''),
})

export const submitBody = z.object({
  som: key,
  post: z.int32().min(1),
  verb: typed(100).min(1),
  data: z.record(typed(200), typed(LONGEST)),
})

export const clockBody = z.object({
  to: z.union([z.enum(['next', '+1d', '+7d']), z.iso.datetime({ offset: true })]),
})

/** A version as EventSource sends it back. */
export const version = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt)

/** The value, checked; throws a Refusal that names the fields. */
export function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const tooLong = parsed.error.issues.find((issue) => issue.code === 'too_big')
  if (tooLong?.path[0] === 'text')
    throw new Refusal(400, `Det er for langt. Skriv højst ${LONGEST_COMMAND} tegn.`)
  const fields = new Set(parsed.error.issues.map((issue) => issue.path[0]).filter(Boolean))
  const which = fields.size === 0 ? '' : ` (${[...fields].map(String).slice(0, 5).join(', ')})`
  throw new Refusal(400, `Forespørgslen er ikke, som den skal være${which.slice(0, 200)}.`)
}
