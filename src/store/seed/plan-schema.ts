/** The shape of a plan in a goal set's YAML file: milestones, initiatives, areas and money. */
import { z } from 'zod'
import type { CadenceUnit } from '../../domain/goal-set.ts'
import { INITIATIVE_STATES } from '../../domain/plan/plan.ts'
import { isPeriod, periodUnit } from '../../domain/time/cadence.ts'
import { contradiction, grouped, sourced, sourcedText, text, year } from './common-schema.ts'

/** What is missing is said so; what stands there instead is told what should. */
const orMissing =
  (message: string) =>
  ({ input }: { input?: unknown }) =>
    input === undefined ? 'Feltet mangler' : message

/** "medio 2012" is no month, and neither is a year: which month is meant would have to be guessed at. */
const month = periodOf('month', 'Skal være en måned, skrevet som 2011-09')
const halfYear = periodOf('half-year', 'Skal være et halvår, skrevet som 2010-H1')

/** An amount is a number: "4 mill." would have to be guessed at. */
const amount = z
  .number({ error: orMissing('Skal være et tal i mio. kr. uden ord: skriv 4 og ikke »4 mio.«') })
  .min(0, 'Et beløb kan ikke være negativt')

/** 1.10 without quotation marks is the number 1.1. */
const code = (shape: RegExp, example: string) => {
  const message = `Skal være en kode som ${example}`
  return z.string({ error: orMissing(message) }).regex(shape, message)
}

const milestone = z.strictObject({
  code: code(/^M\d+$/, 'M1'),
  title: text,
  ...sourcedText,
  from: month,
  to: month.optional(),
})

const initiative = z.strictObject({
  code: code(/^\d+\.\d+$/, '1.2, i citationstegn'),
  title: text,
  otherTitle: z.string().default(''),
  ...sourcedText,
  state: z.enum(INITIATIVE_STATES),
  condition: z.string().default(''),
  expected: z.string().default(''),
  amounts: z
    .strictObject({
      text: z.array(z.strictObject({ millions: amount, note: z.string().default('') })).default([]),
      table: amount.nullable().default(null),
      shared: z.strictObject({ millions: amount, with: text }).nullable().default(null),
    })
    .default({ text: [], table: null, shared: null }),
  reach: z
    .strictObject({
      now: z.int().min(0),
      of: z.int().min(1),
      unit: text,
      source: z.string().default(''),
    })
    .nullable()
    .default(null),
  notes: z.array(grouped).default([]),
})

const budget = z.strictObject({
  unit: text,
  printedTotal: amount,
  expiring: z
    .strictObject({
      millions: amount,
      year,
      initiative: text,
      printedNeed: amount,
      source: z.string().default(''),
    })
    .nullable()
    .default(null),
  source: z.string().default(''),
})

const kroner = z.int({ error: orMissing('Skal være hele kroner uden ord, skrevet som 690000') })

const money = z.strictObject({
  columns: z.array(z.string({ error: orMissing('Skal stå i citationstegn, skrevet som "2011"') })),
  rows: z.array(
    z.strictObject({
      title: text,
      kind: z.enum(['income', 'expense']),
      kroner: z.array(kroner),
      source: z.string().default(''),
    }),
  ),
  moved: z
    .strictObject({
      kroner,
      parties: z.int().min(1),
      each: kroner,
      from: text,
      to: text,
      source: z.string().default(''),
    })
    .nullable()
    .default(null),
  grant: z
    .strictObject({ kroner, shortBy: kroner, source: z.string().default('') })
    .nullable()
    .default(null),
  notes: z.array(sourced).default([]),
})

const area = z.strictObject({ code: code(/^O\d+$/, 'O1'), title: text, ...sourcedText })

export const planSchema = z.strictObject({
  milestones: z.array(milestone).default([]),
  themes: z
    .array(
      z.strictObject({
        number: z.int().min(1),
        title: text,
        initiatives: z.array(initiative).min(1),
      }),
    )
    .default([]),
  areas: z.array(area).default([]),
  review: z
    .strictObject({ from: year, lagMonths: z.int().min(0) })
    .nullable()
    .default(null),
  states: z
    .strictObject({ from: halfYear, lagMonths: z.int().min(0) })
    .nullable()
    .default(null),
  subtasks: z.array(sourced).default([]),
  keyFigures: z.array(sourced).default([]),
  theory: z
    .array(
      z.strictObject({ link: text, text: z.string().default(''), source: z.string().default('') }),
    )
    .default([]),
  money: money.nullable().default(null),
  budget: budget.nullable().default(null),
  decisions: z
    .array(z.strictObject({ body: text, day: text, text, source: z.string().default('') }))
    .default([]),
  contradictions: z.array(contradiction).default([]),
  notes: z.array(grouped).default([]),
})

export type WrittenPlan = z.output<typeof planSchema>

function periodOf(unit: CadenceUnit, message: string) {
  return z
    .string({ error: orMissing(message) })
    .refine((typed) => isPeriod(typed) && periodUnit(typed) === unit, { error: message })
}
