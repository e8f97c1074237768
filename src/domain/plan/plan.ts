/**
 * What a plan is made of: steps that are followed up by words instead of figures. Milestones are
 * document 004's, initiatives 003's, areas under yearly review 004's.
 */
import type { Contradiction, Grouped, Sourced } from '../sourced.ts'

/** "2011-09" */
export type Month = string

/** A step of a process plan: due at the end of its last month. */
export type Milestone = Sourced & {
  kind: 'milestone'
  /** What people type: M1. */
  code: string
  title: string
  from: Month
  to: Month
}

/** What an initiative can be: seeking funding → funded → under way → completed, or given up. */
export const INITIATIVE_STATES = [
  'decided',
  'seeking',
  'funded',
  'under-way',
  'completed',
  'given-up',
] as const
export type InitiativeState = (typeof INITIATIVE_STATES)[number]

/** Amounts are million kroner a year where nothing else is said. */
export type Amounts = {
  /** What the text says, one entry an amount. */
  text: readonly { millions: number; note: string }[]
  /** What the table of needs says; null for an initiative that is not in it. */
  table: number | null
  /** The part of the table's amount that another administration is to pay, and which. */
  shared: { millions: number; with: string } | null
}

export type Initiative = Sourced & {
  kind: 'initiative'
  /** What people type: 1.2. */
  code: string
  title: string
  /** What it is called elsewhere in the document; "" when it has one name. */
  otherTitle: string
  /** What the document says of it; what has been answered since is in the answers. */
  state: InitiativeState
  /** "forudsætter demografimidler"; "" when nothing is said. */
  condition: string
  expected: string
  amounts: Amounts
  /** How far it has come already: 29 of 61 schools; null where nothing is counted. */
  reach: { now: number; of: number; unit: string; source: string } | null
  notes: readonly Grouped[]
}

export type Theme = { number: number; title: string; initiatives: readonly Initiative[] }

/** Reviewed once a year: to go on, or to give way to another. */
export type Area = Sourced & { kind: 'area'; code: string; title: string }

export type PlanItem = Milestone | Initiative | Area

/** One line of money: a name and its amount in kroner for each column ("2011", "2012", "I alt"). */
export type MoneyRow = {
  title: string
  kind: 'income' | 'expense'
  kroner: readonly number[]
  source: string
}

/** A grant, as its tables have it. */
export type Money = {
  /** The years, and last their sum. */
  columns: readonly string[]
  rows: readonly MoneyRow[]
  /** What was moved from one year to another, as so much for each of the parties. */
  moved: {
    kroner: number
    parties: number
    each: number
    from: string
    to: string
    source: string
  } | null
  /** What was given, and how much less that was than what was applied for. */
  grant: { kroner: number; shortBy: number; source: string } | null
  notes: readonly Sourced[]
}

/** What the table of needs says beside the initiatives' own amounts, in million kroner. */
export type Budget = {
  /** What its amounts are: "mio. kr. om året". */
  unit: string
  printedTotal: number
  /** A grant that ends with a year, so that an initiative needs it too from then on. */
  expiring: {
    millions: number
    year: number
    initiative: string
    /** The whole need that the document itself prints for the years after. */
    printedNeed: number
    source: string
  } | null
  source: string
}

export type Plan = {
  milestones: readonly Milestone[]
  themes: readonly Theme[]
  areas: readonly Area[]
  /** Each area is asked about for each year from this one on, so many months after the year. */
  review: { from: number; lagMonths: number } | null
  /** Each initiative is asked about for each half-year from this one on, so many months after it. */
  states: { from: string; lagMonths: number } | null
  /** The work that the plan is divided into. */
  subtasks: readonly Sourced[]
  /** What is to be measured; the documents have no values. */
  keyFigures: readonly Sourced[]
  /** From resources to goals; a link whose `text` is empty stands without content in the document. */
  theory: readonly (Sourced & { link: string })[]
  money: Money | null
  budget: Budget | null
  /** What was asked to be decided, by whom and when. */
  decisions: readonly (Sourced & { body: string; day: string })[]
  contradictions: readonly Contradiction[]
  notes: readonly Grouped[]
}

/** Everything in a plan that somebody is asked about, in the document's order. */
export const planItems = ({ milestones, themes, areas }: Plan): readonly PlanItem[] => [
  ...milestones,
  ...themes.flatMap(({ initiatives }) => initiatives),
  ...areas,
]
