/** The shape of a published year's export in the store, which an older pejl may have written. */
import { z } from 'zod'
import type { ExportedDelmaal, StatusExport } from '../domain/yearly/shape.ts'

const number = z.number()
const points = number.nullable()
const path = z.object({ score: number, expected: number }).nullable()
const weighting = z.enum(['none', 'population'])
const source = { revision: number, by: z.string().nullable(), at: z.iso.datetime() }

const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('absolute'), value: number }),
  z.object({ kind: z.literal('at-least'), value: number }),
  z.object({ kind: z.literal('at-most'), value: number }),
  z.object({ kind: z.literal('below'), value: number }),
  z.object({ kind: z.literal('change'), by: number }),
  z.object({ kind: z.literal('relative'), percent: number }),
  z.object({ kind: z.literal('from-to'), from: number, to: number }),
  z.object({ kind: z.literal('year-on-year') }),
  z.object({ kind: z.literal('not-set'), text: z.string() }),
])

const lifecycle = z.discriminatedUnion('state', [
  z.object({ state: z.literal('active') }),
  z.object({ state: z.literal('proposed-for-retirement') }),
  z.object({ state: z.literal('retired'), from: z.iso.date() }),
])

const delmaal: z.ZodType<ExportedDelmaal> = z.object({
  code: z.string(),
  title: z.string(),
  unit: z
    .object({ kind: z.enum(['count', 'share']), decimals: number, noun: z.string() })
    .nullable(),
  direction: z.enum(['more', 'less']).nullable(),
  target: target.nullable(),
  targetYear: number,
  weight: number.nullable(),
  weighting,
  lifecycle,
  inTotal: z.boolean(),
  baseline: z.object({ value: number, year: number, ...source }).nullable(),
  figures: z.array(z.object({ period: z.string(), value: number, ...source })),
  targetValue: points,
  score: points,
  display: z.string(),
  threshold: z.boolean(),
  reached: z.boolean(),
  counted: z.boolean(),
  why: z.string(),
  path,
  get parts() {
    return z.array(delmaal)
  },
})

const pejlemaerke = z.object({
  number,
  title: z.string(),
  weighting,
  score: points,
  display: z.string(),
  label: z.string().nullable(),
  reached: z.boolean(),
  coverage: z.object({ counted: number, total: number, text: z.string() }),
  path,
  pace: z.enum(['foran planen', 'følger planen', 'bagefter planen']).nullable(),
  thresholds: z.object({ holding: number, total: number }),
  printed: z.object({ score: points, label: z.string() }).nullable(),
  delmaal: z.array(delmaal),
})

const schema: z.ZodType<StatusExport> = z.object({
  goalSet: z.object({ key: z.string(), title: z.string(), fromYear: number, toYear: number }),
  year: number.nullable(),
  on: z.iso.date(),
  missingFigure: z.enum(['exclude', 'as-baseline']),
  paceBand: number,
  pejlemaerker: z.array(pejlemaerke),
})

/** It is checked and left as it was written: a parsed copy would have its names in another order. */
export const statusExport = z.custom<StatusExport>((value) => schema.safeParse(value).success)
