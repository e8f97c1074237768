/** What is known of a goal set, whatever the time: answers, baselines, people and channels. */
import {
  type Answer,
  factsOf,
  inOrder,
  type NewestAnswers,
  newestAnswers,
  saidOf,
} from '../domain/answer/answers.ts'
import type { Facts, GoalSet } from '../domain/goal-set.ts'
import { prolonged } from '../domain/period-end/prolonged.ts'
import type { PlanAnswer } from '../domain/plan/answers.ts'
import type { Said } from '../domain/time/figure-state.ts'
import { type BackgroundEntry, loadBackground } from '../store/background.ts'
import { type BaselineRevision, inForce, loadBaselines } from '../store/baselines.ts'
import { type Channel, loadChannels } from '../store/channels.ts'
import type { Tx } from '../store/engine/open.ts'
import type { Standing } from '../store/goal-sets.ts'
import { loadMeasurements } from '../store/measurements.ts'
import { loadNoFigures } from '../store/no-figures.ts'
import { loadNames, loadPeople, type Person } from '../store/people.ts'
import { loadPlanAnswers } from '../store/plan-answers.ts'
import { loadPostponements } from '../store/postponements.ts'
import { loadProlongations, type Prolongation } from '../store/prolongations.ts'
import { loadYearlyStatuses, type YearlyStatus } from '../store/yearly-statuses.ts'

export type Known = Reported & {
  set: GoalSet
  /** One more with every change of any of this. */
  version: number
  /** When a controller made it one that is followed up; null: nobody has, its file decides. */
  adoptedAt: Date | null
  /** ISO date: what was due before is not asked for; null: everything is. */
  startsOn: string | null
  /** How its period has been prolonged, oldest first; `set` is as the newest has it. */
  prolongations: readonly Prolongation[]
  /** What was answered of its plan, oldest first. */
  planAnswers: readonly PlanAnswer[]
  /** What stands beside its figures, ended entries too. */
  background: readonly BackgroundEntry[]
  /** The years that were published, oldest first. */
  yearly: readonly YearlyStatus[]
  /** Everybody who takes part, in all goal sets. */
  people: readonly Person[]
  /** The name of everybody there ever was, by key. */
  names: ReadonlyMap<string, string>
  /** Who owns each figure, by code. */
  owners: ReadonlyMap<string, readonly Person[]>
  /** The channels of this goal set by the number of their pejlemærke; null is the management's. */
  channels: ReadonlyMap<number | null, Channel>
}

/** What is known of each goal set, by its key. */
export type KnownSets = Map<string, Known>

type Reported = {
  /** Everything reported, oldest first. */
  answers: readonly Answer[]
  newest: NewestAnswers
  /** Every revision, by code, oldest first. */
  baselines: ReadonlyMap<string, readonly BaselineRevision[]>
  facts: Facts
  /** What was last said of each period that has no figure, by its name in the goal set. */
  said: ReadonlyMap<string, Said>
}

export async function loadKnown(
  db: Tx,
  set: GoalSet,
  { version, adoptedAt, startsOn, prolongedTo }: Standing,
): Promise<Known> {
  const measurements = await loadMeasurements(db, set.key)
  const postponements = await loadPostponements(db, set.key)
  const noFigures = await loadNoFigures(db, set.key)
  const baselines = await loadBaselines(db, set.key)
  const people = await loadPeople(db)
  return {
    set: prolonged(set, prolongedTo),
    version,
    adoptedAt,
    startsOn,
    prolongations: prolongedTo === null ? [] : await loadProlongations(db, set.key),
    planAnswers: set.plan ? await loadPlanAnswers(db, set.key) : [],
    background: await loadBackground(db, set.key),
    yearly: await loadYearlyStatuses(db, set.key),
    ...reported(inOrder([...measurements, ...postponements, ...noFigures]), baselines),
    people,
    names: await loadNames(db),
    owners: ownersByCode(set, people),
    channels: new Map((await loadChannels(db, set.key)).map((one) => [one.number, one])),
  }
}

/** What follows from what was reported. */
export function reported(answers: readonly Answer[], baselines: Known['baselines']): Reported {
  return {
    answers,
    newest: newestAnswers(answers),
    baselines,
    facts: factsOf(inForce(baselines), answers),
    said: saidOf(answers),
  }
}

function ownersByCode(set: GoalSet, people: readonly Person[]): Known['owners'] {
  const owned = people.flatMap((person) =>
    person.owns.filter((own) => own.set === set.key).map(({ code }) => ({ code, person })),
  )
  const byCode = Map.groupBy(owned, ({ code }) => code)
  return new Map([...byCode].map(([code, own]) => [code, own.map(({ person }) => person)]))
}

/** The same with one more answer, which is version `version`. */
export function withAnswer<K extends Known>(known: K, answer: Answer, version: number): K {
  const answers = [...known.answers, answer]
  return { ...known, ...reported(answers, known.baselines), version }
}

/** The same with one more answer about the plan, which is version `version`. */
export const withPlanAnswer = <K extends Known>(
  known: K,
  answer: PlanAnswer,
  version: number,
): K => ({ ...known, planAnswers: [...known.planAnswers, answer], version })

/** The same with one more baseline, which is version `version`. */
export function withBaseline<K extends Known>(
  known: K,
  code: string,
  baseline: BaselineRevision,
  version: number,
): K {
  const own = [...(known.baselines.get(code) ?? []), baseline]
  const baselines = new Map(known.baselines).set(code, own)
  return { ...known, ...reported(known.answers, baselines), version }
}

export const ownersOf = ({ owners }: Known, code: string): readonly Person[] =>
  owners.get(code) ?? []

/** Who runs the follow-up; undefined when people.yaml's first controller is not active. */
export const firstController = ({ people }: Pick<Known, 'people'>): Person | undefined =>
  people.find(({ isFirstController }) => isFirstController)

/** Who is asked for a figure: its owners; nobody's goes to the first controller, who can find somebody. */
export function askedFor(known: Known, code: string): readonly Person[] {
  const owners = ownersOf(known, code)
  if (owners.length > 0) return owners
  const controller = firstController(known)
  return controller ? [controller] : []
}

/** A pejlemærke's leader channel; with null, the channel of the set's management. */
export const channelOf = ({ channels }: Known, number: number | null): Channel | undefined =>
  channels.get(number)
