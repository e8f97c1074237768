/** The shape of a goal set's YAML file, before defaults are filled in. The seed is the example of it. */
import { z } from 'zod'
import { PRINCIPLES } from '../../domain/reflection/prompt.ts'
import { grouped, number, sourcedText, text, year } from './common-schema.ts'
import {
  breaks,
  cadence,
  delmaal,
  inherited,
  jump,
  statements,
  weighting,
} from './delmaal-schema.ts'
import { planSchema } from './plan-schema.ts'

const proposalCode = z
  .string()
  .regex(/^[A-ZÆØÅ]{1,2}\d{2,3}$/, 'Skal være en kode som Ø304 eller SI04')

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
  footnotes: statements,
  breaks,
  causes: z.array(grouped).default([]),
  activities: z.array(grouped).default([]),
  /** Mentions; without a text the document says no more than the name. */
  proposals: z.array(z.strictObject({ code: proposalCode, ...sourcedText })).default([]),
  attention: z.array(grouped).default([]),
  belongs: z
    .strictObject({ committee: text, appropriation: text, area: text })
    .nullable()
    .default(null),
  notes: statements,
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
  state: z.enum(['adopted', 'proposed', 'draft', 'past']),
  /** "001"; what says nothing of its source comes from there. */
  document: z.string().default(''),
  /** What its goals are called. */
  noun: z
    .strictObject({ one: text, many: text, the: text })
    .default({ one: 'pejlemærke', many: 'pejlemærker', the: 'pejlemærket' }),
  missingFigure: z.enum(['exclude', 'as-baseline']).default('exclude'),
  /** Nouns of counts, with the other spellings that people may type after a figure. */
  units: z.record(text, z.array(text)).default({}),
  defaults: inherited.extend({ targetYear: year, baselineYear: year, cadence, jump }).optional(),
  pejlemaerker: z.array(pejlemaerke).default([]),
  plan: planSchema.nullable().default(null),
  /** Every budget proposal that a pejlemærke may mention. */
  proposals: z
    .array(z.strictObject({ code: proposalCode, names: z.array(text).min(1), notes: statements }))
    .default([]),
  targetGroups: statements,
  principles: z
    .array(
      z.strictObject({
        name: z.enum(PRINCIPLES, {
          error: `Der er kun fire principper: ${PRINCIPLES.join(', ')}`,
        }),
        title: text,
        text,
        source: z.string().default(''),
      }),
    )
    .default([]),
  frame: statements,
  notes: statements,
  links: z
    .array(
      z.strictObject({
        here: text,
        set: text,
        there: text,
        why: text,
        source: z.string().default(''),
      }),
    )
    .default([]),
})

export type WrittenGoalSet = z.output<typeof goalSetSchema>
export type WrittenPejlemaerke = WrittenGoalSet['pejlemaerker'][number]
