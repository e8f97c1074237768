/** The fields of the adoption form, and what is suggested in them. */
import { type GoalSet, leaves } from '../../domain/goal-set.ts'
import { planItems } from '../../domain/plan/plan.ts'
import type { Channel } from '../../store/channels.ts'
import { channelOf, type Known, ownersOf } from '../known.ts'

/** What stands in the form, by its fields' names. */
export type AdoptionTyped = Readonly<Record<string, string>>

/** The names of the form's fields: each step or goal has an owner, each goal a channel. */
export const FIELD = {
  startsOn: 'startsOn',
  place: 'place',
  leader: 'leader',
  /** One owner for all, where they are too many to be chosen one by one. */
  owner: 'owner',
  ownerOf: (code: string) => `owner ${code}`,
  channel: (number: number) => `channel ${number}`,
}

/** Chosen on purpose: nobody yet, and a goal that is followed up without a living card. */
export const NONE = '-'

/** Whoever has the goal that a link names, and its channel. */
export const SAME = 'same'

/** What an owner can be chosen for: all figures of a goal, or a step; as it is suggested. */
export type OwnerField = {
  field: string
  label: string
  codes: string[]
  /** A step has none. */
  number: number | null
  before: { owner: string; channel: string }
}

/** One a goal, then one a step. */
export function ownerFields(set: GoalSet, others: readonly Known[]): OwnerField[] {
  const goals = set.pejlemaerker.map(({ number, title, delmaal }) => ({
    label: `${number}. ${title}: hvem indberetter tallene?`,
    codes: delmaal.flatMap(leaves).map(({ code }) => code),
    number,
    before: earlierOf(set, others, number),
  }))
  const steps = (set.plan ? planItems(set.plan) : [])
    .filter(({ kind }) => kind !== 'area')
    .map(({ code, title }) => ({
      label: `${code} ${title}: hvem svarer?`,
      codes: [code],
      number: null,
      before: { owner: NONE, channel: NONE },
    }))
  return [...goals, ...steps].map((one) => ({ ...one, field: FIELD.ownerOf(one.codes[0] ?? '') }))
}

/** Every channel there is, each place once. */
export function channelPlaces(others: readonly Known[]): Channel[] {
  const all = others.flatMap(({ channels }) => [...channels.values()])
  const byPlace = new Map(all.toReversed().map((one) => [`${one.platform} ${one.address}`, one]))
  return [...byPlace.values()].reverse()
}

/** Who owned what a link puts beside this goal, and where it is told. */
function earlierOf(set: GoalSet, others: readonly Known[], number: number): OwnerField['before'] {
  for (const known of others) {
    const link = known.set.links.find(
      (one) => one.set === set.key && Number.parseInt(one.there, 10) === number,
    )
    const found = link && goalOf(known.set, link.here)
    if (!found) continue
    const [owner] = found.delmaal.flatMap(leaves).flatMap(({ code }) => ownersOf(known, code))
    return {
      owner: owner?.key ?? NONE,
      channel: channelOf(known, found.number)?.key ?? NONE,
    }
  }
  return { owner: NONE, channel: NONE }
}

/** The goal that a number or code names. */
const goalOf = ({ pejlemaerker }: GoalSet, named: string) =>
  pejlemaerker.find(({ number }) => number === Number.parseInt(named, 10))
