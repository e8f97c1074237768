/** The shape of a goal set's YAML file, before defaults are filled in. The seed is the example of it. */
import { z } from 'zod'
import { isPeriod } from '../../domain/time/cadence.ts'

const text = z.string().min(1)
const number = z.number({
  error: ({ input }) =>
    input === undefined ? 'Feltet mangler' : 'Skal være et tal, skrevet som 95.9',
})
const year = z.int().min(1900).max(2100)

/** Lets a common value be written short: `target: 1000`, `baseline: 859`, `from: 2015`. */
const short = <T extends z.ZodType>(schema: T, long: (value: number | string) => unknown) =>
  z.preprocess(
    (value) => (typeof value === 'number' || typeof value === 'string' ? long(value) : value),
    schema,
  )

const period = short(
  z.string().refine(isPeriod, 'Skal være en periode: 2015, 2015-H1, 2015-Q3 eller 2015-03'),
  String,
)

/** The kinds of target, as in the domain. `published` is what the document prints as the result. */
const kinds = [
  z.strictObject({ kind: z.literal('absolute'), value: number }),
  z.strictObject({ kind: z.literal('at-least'), value: number }),
  z.strictObject({ kind: z.literal('at-most'), value: number }),
  z.strictObject({ kind: z.literal('below'), value: number }),
  z.strictObject({ kind: z.literal('change'), by: number, published: number.optional() }),
  z.strictObject({ kind: z.literal('relative'), percent: number, published: number.optional() }),
  z.strictObject({ kind: z.literal('from-to'), from: number, to: number }),
  z.strictObject({ kind: z.literal('year-on-year') }),
  z.strictObject({ kind: z.literal('not-set'), text }),
] as const
const target = short(
  z.discriminatedUnion('kind', kinds, {
    error: `Skal være et tal, year-on-year eller have en kind: ${kinds.map((it) => it.shape.kind.value).join(', ')}`,
  }),
  (value) => {
    if (typeof value === 'number') return { kind: 'absolute', value }
    return value === 'year-on-year' ? { kind: value } : value
  },
)

const cadence = z.strictObject({
  every: z.enum(['year', 'half-year', 'quarter', 'month']),
  interval: z.int().min(1),
  lagMonths: z.int().min(0),
  from: period,
})
const jump = z.strictObject({ countPercent: number.min(0), sharePoints: number.min(0) })

/** What a delmål takes from its parent, its pejlemærke or the defaults when it is silent itself. */
const inherited = z.strictObject({
  /** "%" or one of the file's `units`. */
  unit: text.optional(),
  decimals: z.int().min(0).max(6).optional(),
  direction: z.enum(['more', 'less']).optional(),
  targetYear: year.optional(),
  baselineYear: year.optional(),
  cadence: cadence.partial().optional(),
  jump: jump.partial().optional(),
  lifecycle: z
    .union([
      z.enum(['active', 'proposed-for-retirement']).transform((state) => ({ state })),
      z
        .strictObject({ retired: z.iso.date() })
        .transform(({ retired }) => ({ state: 'retired' as const, from: retired })),
    ])
    .optional(),
})

const weighting = z.enum(['none', 'population']).default('none')
const texts = z.array(text).default([])
const breaks = z.array(z.strictObject({ year, text })).default([])

const leaf = inherited.extend({
  code: text,
  title: text,
  target: target.optional(),
  baseline: short(
    z.strictObject({ value: number, year: year.optional(), note: text.default('') }),
    (value) => ({ value }),
  ).optional(),
  published: z
    .record(
      period,
      short(
        z.strictObject({ value: number, preliminary: z.boolean().default(false) }),
        (value) => ({ value }),
      ),
    )
    .default({}),
  weight: number.positive().optional(),
  breaks,
  footnotes: texts,
  missingReason: z.string().default(''),
  horizon: z.string().default(''),
})

const delmaal = leaf.extend({ weighting, parts: z.array(leaf).default([]) })

const pejlemaerke = inherited.extend({
  number: z.int().min(1),
  title: text,
  /** By year: the printed score, or the label that stood instead. */
  published: z
    .record(
      z.string().regex(/^\d{4}$/, 'Skal være et år'),
      z.union([
        text.transform((label) => ({ score: null, label, whyDifferent: '', whyMore: '' })),
        z.strictObject({
          score: number.min(-5).max(5),
          label: text,
          whyDifferent: text,
          whyMore: z.string().default(''),
        }),
      ]),
    )
    .default({}),
  weighting,
  footnotes: texts,
  breaks,
  attention: texts,
  delmaal: z.array(delmaal).min(1),
})

export const goalSetSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/, 'Skal være små bogstaver, tal og bindestreger'),
  /** One word, typed in front of a code that several goal sets have; the years when absent. */
  name: z
    .string()
    .regex(/^[^\s/:@]+$/, 'Skal være ét ord uden / og :')
    .optional(),
  title: text,
  fromYear: year,
  toYear: year,
  state: z.enum(['adopted', 'draft']),
  missingFigure: z.enum(['exclude', 'as-baseline']),
  /** Nouns of counts, with the other spellings that people may type after a figure. */
  units: z.record(text, z.array(text)).default({}),
  defaults: inherited.extend({ targetYear: year, baselineYear: year, cadence, jump }),
  pejlemaerker: z.array(pejlemaerke).min(1),
})

export type WrittenGoalSet = z.output<typeof goalSetSchema>
export type WrittenPejlemaerke = WrittenGoalSet['pejlemaerker'][number]
export type WrittenDelmaal = z.output<typeof leaf> & Partial<z.output<typeof delmaal>>
export type Inherited = z.output<typeof inherited>
