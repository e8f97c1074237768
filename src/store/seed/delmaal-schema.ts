/** The shape of a delmål in a goal set's YAML file, before defaults are filled in. */
import { z } from 'zod'
import { isPeriod } from '../../domain/time/cadence.ts'
import { number, short, sourced, text, year } from './common-schema.ts'

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

export const cadence = z.strictObject({
  every: z.enum(['year', 'half-year', 'quarter', 'month']),
  interval: z.int().min(1),
  lagMonths: z.int().min(0),
  from: period,
})
export const jump = z.strictObject({ countPercent: number.min(0), sharePoints: number.min(0) })

/** What a delmål takes from its parent, its pejlemærke or the defaults when it is silent itself. */
export const inherited = z.strictObject({
  /** "%" or one of the file's `units`. */
  unit: text.optional(),
  decimals: z.int().min(0).max(6).optional(),
  direction: z.enum(['more', 'less']).optional(),
  targetYear: year.optional(),
  baselineYear: year.optional(),
  cadence: cadence.partial().optional(),
  finalMonths: z.int().min(1).optional(),
  jump: jump.partial().optional(),
  /** Of counts: what happens in a period, or what is there on a day. */
  measure: z.enum(['flow', 'stock']).optional(),
  lifecycle: z
    .union([
      z.enum(['active', 'proposed-for-retirement']).transform((state) => ({ state })),
      z
        .strictObject({ retired: z.iso.date() })
        .transform(({ retired }) => ({ state: 'retired' as const, from: retired })),
    ])
    .optional(),
})

export const weighting = z.enum(['none', 'population']).default('none')
export const statements = z.array(sourced).default([])
/** `year` is left out where the document does not date it: it is never made up. */
export const breaks = z
  .array(
    z.strictObject({ year: year.nullable().default(null), text, source: z.string().default('') }),
  )
  .default([])

/** "Et mål kunne fx være …", in a draft; X is null. */
const suggested = z
  .strictObject({
    by: number.nullable(),
    percent: number.nullable(),
    about: z.boolean().default(false),
    text,
    source: z.string().default(''),
  })
  .nullable()
  .default(null)

/** A share's denominator, in persons. */
const denominator = z.int().min(1)

const leaf = inherited.extend({
  code: text,
  title: text,
  target: target.optional(),
  n: denominator.optional(),
  baseline: short(
    z.strictObject({
      value: number,
      year: year.optional(),
      note: text.default(''),
      n: denominator.nullable().default(null),
    }),
    (value) => ({ value }),
  ).optional(),
  published: z
    .record(
      period,
      short(
        z.strictObject({
          value: number,
          preliminary: z.boolean().default(false),
          n: denominator.nullable().default(null),
        }),
        (value) => ({ value }),
      ),
    )
    .default({}),
  /** Figures from before the baseline. */
  history: z.record(period, number).default({}),
  weight: number.positive().optional(),
  breaks,
  footnotes: statements,
  suggested,
  notes: statements,
  missingReason: z.string().default(''),
  horizon: z.string().default(''),
})

export const delmaal = leaf.extend({ weighting, parts: z.array(leaf).default([]) })

export type WrittenDelmaal = z.output<typeof leaf> & Partial<z.output<typeof delmaal>>
export type Inherited = z.output<typeof inherited>
